using System.Threading.Channels;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>Writes down events in the order in which they are delivered.</summary>
internal sealed class EventLog
{
    private readonly Channel<string> _entries = Channel.CreateUnbounded<string>();

    /// <summary>A handler that notes a name and what came with the event.</summary>
    public EventHandler<T> Note<T>(string name) => (_, args) => _entries.Writer.TryWrite($"{name} {args}");

    /// <summary>Waits for the next events.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(int count)
    {
        var taken = new List<string>(count);
        while (taken.Count < count) taken.Add(await _entries.Reader.ReadAsync());
        return taken;
    }
}
