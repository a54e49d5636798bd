using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>Something that happened in a meeting's media.</summary>
internal abstract record MediaEvent;

internal sealed record ProducerAdded(ProducerView Producer) : MediaEvent;

internal sealed record ProducerRemoved(ProducerId ProducerId, string ParticipantId) : MediaEvent;

internal sealed record ProducerPaused(ProducerId ProducerId, string ParticipantId) : MediaEvent;

internal sealed record ProducerResumed(ProducerId ProducerId, string ParticipantId) : MediaEvent;

/// <summary>For the device that owns the producer: a host has muted it.</summary>
internal sealed record OwnProducerPaused(ProducerId ProducerId) : MediaEvent;

/// <summary>For the device that owned the producer: a host has ended it.</summary>
internal sealed record OwnProducerClosed(ProducerId ProducerId) : MediaEvent;

internal sealed record ConsumerClosed(ConsumerId ConsumerId) : MediaEvent;

internal sealed record ConsumerLayersChanged(ConsumerId ConsumerId, ConsumerLayers? Layers) : MediaEvent;

internal sealed record ConsumerScored(ConsumerId ConsumerId, int Score, int ProducerScore) : MediaEvent;

/// <summary>Who is heard now, loudest first; nobody when silence begins.</summary>
internal sealed record SpeakersHeard(IReadOnlyList<SpeakerVolume> Volumes) : MediaEvent;

/// <param name="Volume">dBov, -127 to 0.</param>
internal sealed record SpeakerVolume(string ParticipantId, int Volume);

internal sealed record ActiveSpeakerChanged(string? ParticipantId) : MediaEvent;

/// <summary>The worker died: nothing of this meeting's media is left.</summary>
internal sealed record MediaGone(string Reason) : MediaEvent;
