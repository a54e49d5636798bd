using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>A producer and whose it is.</summary>
internal sealed record OwnedProducer(Producer Producer, string ParticipantId, TrackSource Source)
{
    public ProducerView View => new(Producer.Id, ParticipantId, Producer.Kind, Source, Producer.Paused);
}
