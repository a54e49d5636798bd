using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>
/// A value that mediasoup takes and our reader of JSON refuses, on purpose: our records have types, and what does not fit them is the
/// sender's mistake. Anything else that differs is a fault.
/// </summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Fits">Whether a property with this value is such a case.</param>
internal sealed record KnownDifference(string Name, Func<string, JsonNode, bool> Fits)
{
    public static readonly KnownDifference[] All =
    [
        // {"channels":"2"} becomes 1, {"rtcpFeedback":5} becomes [].
        new("a value of another type is replaced by the default", (name, value) => name switch
        {
            "channels" => !Is.Number(value),
            "parameters" => !Is.Object(value),
            "rtcpFeedback" => value is not JsonArray,
            "parameter" => !Is.Text(value),
            "dtx" or "reducedSize" => !Is.Boolean(value),
            _ => false,
        }),

        // {"mid":0} counts as no MID.
        new("what JavaScript takes for false counts as left out", (name, value) => Is.Falsy(value) && name switch
        {
            "mid" or "msid" or "rid" or "cname" or "scalabilityMode" => !Is.Text(value),
            "preferredPayloadType" or "ssrc" => !Is.Number(value),
            "preferredEncrypt" or "encrypt" => !Is.Boolean(value),
            "codecs" or "headerExtensions" or "encodings" or "rtcp" or "rtx" or "direction" => true,
            _ => false,
        }),

        // {"payloadType":300} is sent as 44.
        new("a number need not fit its field", (name, value) => Is.Number(value) && name switch
        {
            "payloadType" or "preferredPayloadType" or "codecPayloadType" or "channels" or "id" or "preferredId" =>
                !Is.Integer(value, byte.MaxValue),
            "clockRate" or "ssrc" => !Is.Integer(value, uint.MaxValue),
            "maxBitrate" => !Is.Integer(value, ulong.MaxValue),
            _ => false,
        }),

        // {"codecPayloadType":"x"} goes through to the request.
        new("a field that is never looked at", (name, value) => name switch
        {
            "codecPayloadType" or "maxBitrate" => !Is.Number(value),
            "direction" => Is.Text(value) && (string)value! is not ("" or "sendrecv" or "sendonly" or "recvonly" or "inactive"),
            _ => false,
        }),

        // {"rtcp":[]} is an object to typeof.
        new("a list counts as an object", (name, value) => value is JsonArray && name is "rtcp" or "encodings[]"),
    ];

    /// <summary>The first known difference in a part of a scenario; null when there is none.</summary>
    public static KnownDifference? In(JsonNode? part) => part is null
        ? null
        : ScenarioTree.Descendants(part).Prepend(part).Select(Of).FirstOrDefault(known => known is not null);

    private static KnownDifference? Of(JsonNode node) => PathName(node) is { } name ? Array.Find(All, known => known.Fits(name, node)) : null;

    private static string? PathName(JsonNode node) => node.Parent switch
    {
        JsonObject => node.GetPropertyName(),
        JsonArray list => $"{PathName(list)}[]",
        _ => null,
    };
}
