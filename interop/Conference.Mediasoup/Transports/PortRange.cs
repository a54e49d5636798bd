namespace Conference.Mediasoup;

/// <summary>The ports from which the worker takes a free one.</summary>
/// <param name="Min">The lowest port.</param>
/// <param name="Max">The highest port, itself included.</param>
public readonly record struct PortRange(ushort Min, ushort Max);
