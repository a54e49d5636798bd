using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>An RTP header extension in use by a stream.</summary>
public sealed record RtpHeaderExtensionParameters
{
    /// <summary>Which extension it is.</summary>
    public required RtpHeaderExtensionUri Uri { get; init; }

    /// <summary>The number under which it stands in RTP packets, 1 to 255, unique in the stream.</summary>
    public required byte Id { get; init; }

    /// <summary>Whether its value is encrypted (RFC 6904), which the worker does not do; false by default.</summary>
    [JsonConverter(typeof(NullAsDefaultConverter<bool>))]
    public bool Encrypt { get; init; }

    /// <summary>Parameters of the extension, which the worker does not look at; empty by default, and for null.</summary>
    [AllowNull]
    public ParameterMap Parameters { get; init => field = value ?? ParameterMap.Empty; } = ParameterMap.Empty;
}
