using System.Threading.Channels;

namespace Conference.Controller.Media;

/// <summary>The producers at one moment and every event after it, in order; the events end with the room.</summary>
internal sealed class MediaSubscription(
    ConnectionKey? connection, IReadOnlyList<ProducerView> producers, Channel<MediaEvent> events, Action<MediaSubscription> unsubscribe)
    : IDisposable
{
    /// <summary>Whose own events it tells of beside the others'; null for somebody who only watches the room.</summary>
    public ConnectionKey? Connection { get; } = connection;

    public IReadOnlyList<ProducerView> Producers { get; } = producers;

    public ChannelReader<MediaEvent> Events => events.Reader;

    public bool IsOf(string participantId) => Connection?.ParticipantId == participantId;

    public void Publish(MediaEvent mediaEvent) => events.Writer.TryWrite(mediaEvent);

    public void Complete() => events.Writer.TryComplete();

    public void Dispose()
    {
        unsubscribe(this);
        Complete();
    }
}
