using System.Diagnostics;
using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Mediasoup;

namespace Conference.EndToEnd.Tests.Servers;

/// <summary>A participant whose camera and microphone are one FFmpeg: its two tracks share a clock, and its sender reports tell of it.</summary>
internal sealed class RtpSender : IAsyncDisposable
{
    private const byte VideoPayload = 101;
    private const byte AudioPayload = 100;
    private const uint VideoSsrc = 22_222_222;
    private const uint AudioSsrc = 11_111_111;

    private readonly Process _process;
    private readonly IDisposable _attachment;

    private RtpSender(string participantId, Process process, IDisposable attachment)
    {
        ParticipantId = participantId;
        _process = process;
        _attachment = attachment;
    }

    public string ParticipantId { get; }

    /// <param name="graph">An lavfi graph with the outputs out0 (video) and out1 (audio).</param>
    public static async Task<RtpSender> JoinAsync(Meeting meeting, MediaRoom room, string name, string graph, CancellationToken cancellationToken)
    {
        var entrance = new Entrance(name, KeyThumbprint: name);
        var participantId = await meeting.ChangeAsync(
            Operation.BySystem(meeting.TenantId), change => meeting.Enter(change, entrance).Id);
        var ticket = new Ticket(meeting.TenantId, meeting.Id, participantId, entrance.KeyThumbprint, DateTimeOffset.MaxValue);
        var attachment = meeting.Attach(ticket, "/signal", address: null);
        var video = await OpenAsync(room, cancellationToken);
        var audio = await OpenAsync(room, cancellationToken);
        var process = Start(name, graph, video, audio);
        await ProduceAsync(room, participantId, video, MediaKind.Video, TrackSource.Camera, VideoParameters, cancellationToken);
        await ProduceAsync(room, participantId, audio, MediaKind.Audio, TrackSource.Microphone, AudioParameters, cancellationToken);
        return new RtpSender(participantId, process, attachment);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _attachment.Dispose();
    }

    private static RtpParameters VideoParameters => new()
    {
        Codecs = [new() { MimeType = "video/VP8", PayloadType = VideoPayload, ClockRate = 90_000 }],
        Encodings = [new() { Ssrc = VideoSsrc }],
    };

    private static RtpParameters AudioParameters => new()
    {
        Codecs = [new() { MimeType = "audio/opus", PayloadType = AudioPayload, ClockRate = 48_000, Channels = 2 }],
        Encodings = [new() { Ssrc = AudioSsrc }],
    };

    // FFmpeg sends RTP and RTCP from two ports, and each track from its own: a transport per track, its peer taken from what arrives.
    private static Task<PlainTransport> OpenAsync(MediaRoom room, CancellationToken cancellationToken) => room.Router.CreatePlainTransportAsync(
        new PlainTransportOptions { ListenInfo = new ListenInfo { Ip = "127.0.0.1" }, RtcpMux = false, Comedia = true }, cancellationToken);

    private static async Task ProduceAsync(
        MediaRoom room,
        string participantId,
        PlainTransport transport,
        MediaKind kind,
        TrackSource source,
        RtpParameters parameters,
        CancellationToken cancellationToken)
    {
        var producer = await transport.ProduceAsync(new ProducerOptions { Kind = kind, RtpParameters = parameters }, cancellationToken);
        await room.AddAsync(new OwnedProducer(producer, new ConnectionKey(participantId, "ffmpeg"), source), cancellationToken);
    }

    // A key frame each second: FFmpeg answers no request for one.
    private static Process Start(string name, string graph, PlainTransport video, PlainTransport audio) => Process.Start(new ProcessStartInfo(
        "ffmpeg",
        [
            "-v", "error", "-nostdin", "-re", "-f", "lavfi", "-i", graph,
            "-map", "0:v", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M", "-g", "25", "-f", "rtp",
            "-ssrc", $"{VideoSsrc}", "-payload_type", $"{VideoPayload}", Address(video),
            "-map", "0:a", "-c:a", "libopus", "-application", "lowdelay", "-frame_duration", "20", "-b:a", "64k", "-f", "rtp",
            "-ssrc", $"{AudioSsrc}", "-payload_type", $"{AudioPayload}", Address(audio),
        ])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true, // an SDP, of no use here
    })!;

    private static string Address(PlainTransport transport) =>
        $"rtp://127.0.0.1:{transport.Tuple.LocalPort}?rtcpport={transport.RtcpTuple!.LocalPort}&pkt_size=1200";
}
