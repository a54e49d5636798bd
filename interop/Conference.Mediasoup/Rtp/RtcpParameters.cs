using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>RTCP settings of a stream.</summary>
/// <param name="Cname">The canonical name in SDES reports; null lets the transport choose one.</param>
/// <param name="ReducedSize">Whether reduced-size RTCP (RFC 5506) is used; the library always makes it true.</param>
public sealed record RtcpParameters(
    string? Cname = null,
    [property: JsonConverter(typeof(NullAsDefaultConverter<bool>))] bool ReducedSize = true)
{
    internal static RtcpParameters Default { get; } = new();
}
