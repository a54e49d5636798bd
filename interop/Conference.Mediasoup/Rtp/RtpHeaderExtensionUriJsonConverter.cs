using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Writes a header extension as its URI; an unknown URI reads as <see cref="RtpHeaderExtensionUri.Unsupported"/>.</summary>
/// <remarks>Public only because the source generators of other assemblies have to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RtpHeaderExtensionUriJsonConverter : JsonConverter<RtpHeaderExtensionUri>
{
    // At the index that is the member's value.
    private static readonly string[] Uris =
    [
        "urn:ietf:params:rtp-hdrext:sdes:mid",
        "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
        "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id",
        "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
        "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
        "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
        "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension",
        "urn:3gpp:video-orientation",
        "urn:ietf:params:rtp-hdrext:toffset",
        "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time",
        "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay",
        "urn:mediasoup:params:rtp-hdrext:packet-id",
    ];

    private const string UnsupportedName = "unsupported";

    /// <inheritdoc/>
    public override RtpHeaderExtensionUri Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"A header extension URI is a string, not {reader.TokenType}.");
        if (reader.ValueTextEquals(default(ReadOnlySpan<byte>)))
            throw new JsonException("A header extension URI is not empty.");

        for (var i = 0; i < Uris.Length; i++)
        {
            if (reader.ValueTextEquals(Uris[i]))
                return (RtpHeaderExtensionUri)i;
        }

        return RtpHeaderExtensionUri.Unsupported;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RtpHeaderExtensionUri value, JsonSerializerOptions options) =>
        writer.WriteStringValue((uint)value < (uint)Uris.Length ? Uris[(int)value] : UnsupportedName);
}
