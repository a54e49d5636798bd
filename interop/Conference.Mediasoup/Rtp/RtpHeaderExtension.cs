using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>An RTP header extension that a router or an endpoint can handle.</summary>
public sealed record RtpHeaderExtension
{
    /// <summary>The media kind for which it is meant.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>Which extension it is.</summary>
    public required RtpHeaderExtensionUri Uri { get; init; }

    /// <summary>The number under which it is preferred in RTP packets, 1 to 255, unique per kind.</summary>
    public required byte PreferredId { get; init; }

    /// <summary>Whether the value should be encrypted (RFC 6904), which the worker does not do; false by default.</summary>
    [JsonConverter(typeof(NullAsDefaultConverter<bool>))]
    public bool PreferredEncrypt { get; init; }

    /// <summary>The direction that the router supports; ignored in the capabilities of endpoints.</summary>
    [JsonConverter(typeof(NullAsDefaultConverter<RtpHeaderExtensionDirection>))]
    public RtpHeaderExtensionDirection Direction { get; init; }
}
