using System.Threading.Channels;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>What a data consumer on a direct transport has handed out.</summary>
internal sealed class MessageLog
{
    private readonly Channel<(string Text, Ppid Ppid)> _messages = Channel.CreateUnbounded<(string Text, Ppid Ppid)>();

    public MessageLog(DataConsumer consumer) =>
        consumer.MessageReceived += (_, message) => _messages.Writer.TryWrite((message.GetText(), message.Ppid));

    public async Task<(string Text, Ppid Ppid)> TakeAsync() => await _messages.Reader.ReadAsync();

    /// <summary>Waits for messages up to one with the given text, which is not among them.</summary>
    public async Task<List<string>> TakeUntilAsync(string last)
    {
        List<string> taken = [];
        while ((await TakeAsync()).Text is var text && text != last) taken.Add(text);
        return taken;
    }
}
