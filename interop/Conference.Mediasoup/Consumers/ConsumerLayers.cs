namespace Conference.Mediasoup;

/// <summary>Layers of a simulcast or SVC stream.</summary>
/// <param name="SpatialLayer">The spatial layer, from 0.</param>
/// <param name="TemporalLayer">The temporal layer, from 0; null means the highest.</param>
public sealed record ConsumerLayers(byte SpatialLayer, byte? TemporalLayer = null);
