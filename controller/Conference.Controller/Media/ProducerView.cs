using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>A producer as others see it.</summary>
internal sealed record ProducerView(ProducerId ProducerId, string ParticipantId, MediaKind Kind, TrackSource Source, bool Paused);
