using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

public sealed class RtpJsonTests
{
    private const string Parameters =
        """
        {
          "mid": "0",
          "codecs": [
            {
              "mimeType": "video/H264",
              "payloadType": 111,
              "clockRate": 90000,
              "parameters": { "profile-level-id": "42e01f", "packetization-mode": 1, "x": 1.5 },
              "rtcpFeedback": [{ "type": "nack", "parameter": "" }, { "type": "nack", "parameter": "pli" }]
            }
          ],
          "headerExtensions": [{ "uri": "urn:3gpp:video-orientation", "id": 4, "encrypt": false, "parameters": {} }],
          "encodings": [
            { "ssrc": 4294967295, "rtx": { "ssrc": 2 }, "dtx": false, "scalabilityMode": "L1T3", "maxBitrate": 10000000000 },
            { "rid": "h", "codecPayloadType": 111 }
          ],
          "rtcp": { "cname": "qwerty", "reducedSize": true },
          "msid": "stream track"
        }
        """;

    [Fact]
    public void Parameters_come_back_from_json_exactly_as_they_went_in()
    {
        RtpParameters parameters = Read<RtpParameters>(Parameters);

        AssertJson(Parameters, parameters);
        Assert.Equal(parameters, Read<RtpParameters>(Write(parameters)));
    }

    [Fact]
    public void Capabilities_carry_the_kind_in_json_although_it_follows_from_the_mime_type()
    {
        var capabilities = new RtpCapabilities
        {
            Codecs = [new() { MimeType = "audio/opus", PreferredPayloadType = 100, ClockRate = 48000, Channels = 2 }],
            HeaderExtensions = [new() { Kind = MediaKind.Video, Uri = RtpHeaderExtensionUri.Mid, PreferredId = 1 }],
        };

        AssertJson(
            """
            {
              "codecs": [
                {
                  "kind": "audio", "mimeType": "audio/opus", "preferredPayloadType": 100, "clockRate": 48000, "channels": 2,
                  "parameters": {}, "rtcpFeedback": []
                }
              ],
              "headerExtensions": [
                {
                  "kind": "video", "uri": "urn:ietf:params:rtp-hdrext:sdes:mid", "preferredId": 1, "preferredEncrypt": false,
                  "direction": "sendrecv"
                }
              ]
            }
            """,
            capabilities);
        Assert.Equal(capabilities, Read<RtpCapabilities>(Write(capabilities)));
    }

    [Fact]
    public void Sctp_parameters_carry_the_fields_that_older_clients_read()
    {
        var parameters = new SctpParameters
        {
            Port = 5000,
            MaxSendMessageSize = 262144,
            MaxReceiveMessageSize = 65536,
            SendBufferSize = 2000000,
            PerStreamSendQueueLimit = 2000000,
            MaxReceiverWindowBufferSize = 5242880,
            IsDataChannel = true,
        };

        AssertJson(
            """
            {
              "port": 5000, "maxSendMessageSize": 262144, "maxReceiveMessageSize": 65536, "sendBufferSize": 2000000,
              "perStreamSendQueueLimit": 2000000, "maxReceiverWindowBufferSize": 5242880, "isDataChannel": true,
              "OS": 65535, "MIS": 65535, "maxMessageSize": 65536
            }
            """,
            parameters);
        Assert.Equal(parameters, Read<SctpParameters>(Write(parameters)));
    }

    [Fact]
    public void Null_and_left_out_mean_the_default()
    {
        RtpParameters fromNulls = Read<RtpParameters>(
            """
            {
              "mid": null, "codecs": [{ "mimeType": "audio/opus", "payloadType": 1, "clockRate": 1, "channels": null, "parameters": null,
              "rtcpFeedback": null }], "headerExtensions": null, "encodings": [{ "rtx": null, "dtx": null }], "rtcp": null, "msid": null
            }
            """);
        RtpParameters fromNothing =
            Read<RtpParameters>("""{ "codecs": [{ "mimeType": "audio/opus", "payloadType": 1, "clockRate": 1 }], "encodings": [{}] }""");

        Assert.Equal(fromNothing, fromNulls);
        Assert.Empty(fromNothing.HeaderExtensions);
        Assert.Equal(new RtcpParameters(), fromNothing.Rtcp);
        Assert.True(fromNothing.Rtcp.ReducedSize);
        Assert.Equal("", Read<RtcpFeedback>("""{ "type": "nack" }""").Parameter);
        Assert.True(Read<RtcpParameters>("{}").ReducedSize);
    }

    [Theory]
    [InlineData("""{ "codecs": null }""")]
    [InlineData("{}")]
    [InlineData("""{ "codecs": [{ "payloadType": 1, "clockRate": 1 }] }""")]
    [InlineData("""{ "codecs": [{ "mimeType": null, "payloadType": 1, "clockRate": 1 }] }""")]
    [InlineData("""{ "codecs": [{ "mimeType": "audio/opus", "payloadType": 256, "clockRate": 1 }] }""")]
    [InlineData("""{ "codecs": [{ "mimeType": "audio/opus", "payloadType": 1, "clockRate": -1 }] }""")]
    [InlineData("""{ "codecs": [{ "mimeType": "audio/opus", "payloadType": 1, "clockRate": 1, "parameters": { "a": null } }] }""")]
    [InlineData("""{ "codecs": [{ "mimeType": "audio/opus", "payloadType": 1, "clockRate": 1, "parameters": { "a": [1] } }] }""")]
    [InlineData("""{ "codecs": [{ "mimeType": "audio/opus", "payloadType": 1, "clockRate": 1, "parameters": 5 }] }""")]
    [InlineData("""{ "codecs": [], "headerExtensions": [{ "uri": "", "id": 1 }] }""")]
    [InlineData("""{ "codecs": [], "headerExtensions": [{ "uri": 5, "id": 1 }] }""")]
    [InlineData("""{ "codecs": [], "encodings": [{ "ssrc": 4294967296 }] }""")]
    [InlineData("""{ "codecs": [], "encodings": [{ "rtx": {} }] }""")]
    public void Json_that_cannot_be_meant_is_refused(string json) => Assert.Throws<JsonException>(() => Read<RtpParameters>(json));

    [Theory]
    [InlineData("\"chicken\"")]
    [InlineData("0")]
    [InlineData("null")]
    public void A_media_kind_is_one_of_its_names(string json) => Assert.Throws<JsonException>(() => Read<MediaKind>(json));

    [Theory]
    [InlineData(typeof(SrtpParameters), """{ "keyBase64": "AAAA" }""")]
    [InlineData(typeof(ConsumerLayers), """{ "temporalLayer": 1 }""")]
    [InlineData(typeof(DtlsParameters), """{ "fingerprints": [{ "value": "82:5A" }] }""")]
    public void What_an_endpoint_leaves_out_is_not_made_up(Type type, string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type, MediasoupJson.Options));

    [Theory]
    [InlineData(typeof(TransportTuple), """{"localAddress":"127.0.0.1","localPort":2000,"protocol":"udp"}""")]
    [InlineData(typeof(ProducerScore), """{"encodingIndex":0,"ssrc":11,"score":10}""")]
    [InlineData(typeof(ConsumerLayers), """{"spatialLayer":1}""")]
    public void What_is_not_known_is_left_out_and_read_as_such(Type type, string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, MediasoupJson.Options), type, MediasoupJson.Options));

    [Fact]
    public void Every_header_extension_uri_comes_back_as_itself()
    {
        foreach (RtpHeaderExtensionUri uri in Enum.GetValues<RtpHeaderExtensionUri>())
            Assert.Equal(uri, Read<RtpHeaderExtensionUri>(Write(uri)));
    }

    [Fact]
    public void An_unknown_header_extension_in_capabilities_is_kept_as_unsupported() => Assert.Equal(
        RtpHeaderExtensionUri.Unsupported,
        Read<RtpHeaderExtensionUri>("\"urn:ietf:params:rtp-hdrext:csrc-audio-level\""));

    [Fact]
    public void Types_are_written_as_mediasoup_names_them()
    {
        Assert.Equal(["\"simple\"", "\"simulcast\"", "\"svc\""], Enum.GetValues<ProducerType>().Select(Write));
        Assert.Equal(["\"simple\"", "\"simulcast\"", "\"svc\"", "\"pipe\""], Enum.GetValues<ConsumerType>().Select(Write));
    }

    [Fact]
    public void An_application_can_put_the_records_into_messages_of_its_own()
    {
        var message = new ForeignMessage("consume", RtpCapabilities.Supported, Read<RtpParameters>(Parameters));

        string json = JsonSerializer.Serialize(message, ForeignJsonContext.Default.ForeignMessage);

        Assert.Equal(message, JsonSerializer.Deserialize(json, ForeignJsonContext.Default.ForeignMessage));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(json)!["rtpCapabilities"],
            JsonSerializer.SerializeToNode(RtpCapabilities.Supported, MediasoupJson.Options)));
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, MediasoupJson.Options)!;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, MediasoupJson.Options);

    [Fact]
    public void A_null_says_the_same_as_leaving_out()
    {
        const string Json = """{"kind":"audio","uri":"urn:3gpp:video-orientation","preferredId":1,"preferredEncrypt":null,"direction":null}""";
        var extension = JsonSerializer.Deserialize<RtpHeaderExtension>(Json, MediasoupJson.Options)!;
        Assert.Equal((false, RtpHeaderExtensionDirection.SendRecv), (extension.PreferredEncrypt, extension.Direction));

        const string Nulls = """
            {
              "mid":null, "codecs":[], "encodings":null, "rtcp":{"cname":null,"reducedSize":null}, "msid":null,
              "headerExtensions":[{"uri":"urn:3gpp:video-orientation","id":1,"encrypt":null,"parameters":null}]
            }
            """;
        var read = Ortc.NormalizeRtpParameters(JsonSerializer.Deserialize<RtpParameters>(Nulls, MediasoupJson.Options)!);
        var given = new RtpParameters
        {
            Codecs = [],
            HeaderExtensions = [new() { Uri = RtpHeaderExtensionUri.VideoOrientation, Id = 1 }],
        };
        Assert.Equal(given, read);
    }

    private static void AssertJson<T>(string expected, T value) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(Write(value))), Write(value));
}
