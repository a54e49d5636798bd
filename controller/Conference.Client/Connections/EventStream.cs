using System.Threading.Channels;

namespace Conference.Client.Connections;

/// <summary>One reader's events from the moment it was made, until the connection ends.</summary>
internal sealed class EventStream(Channel<MeetingEvent> channel, Action<EventStream> forget) : IAsyncEnumerable<MeetingEvent>
{
    public ChannelWriter<MeetingEvent> Writer => channel.Writer;

    public async IAsyncEnumerator<MeetingEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        try
        {
            await foreach (var meetingEvent in channel.Reader.ReadAllAsync(cancellationToken))
                yield return meetingEvent;
        }
        finally
        {
            forget(this);
        }
    }
}
