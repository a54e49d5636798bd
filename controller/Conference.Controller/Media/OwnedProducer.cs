using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>A producer and whose it is: the participant's, by one of their devices.</summary>
internal sealed class OwnedProducer(Producer producer, ConnectionKey owner, TrackSource source)
{
    private volatile VideoReport? _video;

    public Producer Producer { get; } = producer;

    public ConnectionKey Owner { get; } = owner;

    public string ParticipantId => Owner.ParticipantId;

    public TrackSource Source { get; } = source;

    public ProducerView View => new(Producer.Id, ParticipantId, Producer.Kind, Source, Producer.Paused);

    /// <summary>What the device last said it sends; null when it never did. The worker sees packets, not pictures.</summary>
    public VideoReport? Video
    {
        get => _video;
        set => _video = value;
    }
}
