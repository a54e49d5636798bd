using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Conformance;

/// <summary>Turns mediasoup's deprecated ways to say where a transport listens into ListenInfos.</summary>
internal static class ListenForms
{
    /// <summary>listenIp and port of a transport that listens in one place.</summary>
    public static void UpgradeIp(CallOptions options)
    {
        var port = options.Take("port");
        if (options.Take("listenIp") is { } listenIp)
        {
            if (options.Has("listenInfo")) throw new JsonException("Only one of listenInfo and listenIp can be given.");
            options.Set("listenInfo", Upgrade(listenIp, "udp", port));
        }
    }

    /// <summary>listenIps and port of a WebRTC transport: each address with UDP, TCP or both, the preferred first.</summary>
    public static void UpgradeIps(CallOptions options)
    {
        var port = options.Take("port");
        if (options.Take("listenIps") is not { } listenIps) return;
        if (options.Has("listenInfos")) throw new JsonException("Only one of listenInfos and listenIps can be given.");

        var udp = options.Get<bool?>("enableUdp") ?? true;
        var tcp = options.Get<bool?>("enableTcp") ?? false;
        var tcpFirst = options.Get<bool?>("preferTcp") is true && options.Get<bool?>("preferUdp") is not true;
        string[] protocols = (udp, tcp) switch
        {
            (true, true) => tcpFirst ? ["tcp", "udp"] : ["udp", "tcp"],
            (true, false) => ["udp"],
            (false, true) => ["tcp"],
            (false, false) => [],
        };
        var listenInfos = new JsonArray();
        foreach (var listenIp in listenIps as JsonArray ?? throw new JsonException("listenIps is no list."))
        {
            foreach (var protocol in protocols) listenInfos.Add(Upgrade(listenIp, protocol, port));
        }

        options.Set("listenInfos", listenInfos);
    }

    private static JsonObject Upgrade(JsonNode? listenIp, string protocol, JsonNode? port) => new()
    {
        ["protocol"] = protocol,
        ["ip"] = (listenIp is JsonObject form ? form["ip"] : listenIp)?.DeepClone(),
        ["announcedAddress"] = (listenIp as JsonObject)?["announcedIp"]?.DeepClone(),
        ["port"] = port?.DeepClone(),
    };
}
