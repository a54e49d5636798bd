using Conference.Controller.Tests.Events;
using Conference.Controller.Tests.Media;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Recordings;

/// <summary>Somebody's media connection with a microphone that never falls silent.</summary>
internal sealed class Microphone(RpcClient signal, RtpSource source, string producerId) : IAsyncDisposable
{
    public RpcClient Signal { get; } = signal;

    public RtpSource Source { get; } = source;

    public string ProducerId { get; } = producerId;

    public static async Task<Microphone> StartAsync(EventClient who, uint ssrc)
    {
        var (signal, _) = await who.Who.SignalAsync();
        var (source, producerId) = await signal.StartMicrophoneAsync(ssrc);
        return new Microphone(signal, source, producerId);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Signal.DisposeAsync();
    }
}
