using Conference.Mediasoup;

namespace Conference.Controller.Media;

/// <summary>A copy of a track, and with what the worker encrypts it; null where it does not.</summary>
internal sealed record TappedTrack(Consumer Consumer, SrtpParameters? Srtp);
