using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>mediasoup's own ortc in Node, as the oracle for ours.</summary>
internal static class NodeOrtc
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Answers all cases in one Node process.</summary>
    public static async Task<JsonArray> AskAsync(string ask, IEnumerable<JsonNode> inputs)
    {
        using var deadline = new CancellationTokenSource(Patience);
        string modules = await NodeLibrary.InstallAsync(deadline.Token);
        var cases = new JsonArray([.. inputs.Select(input => new JsonObject { ["ask"] = ask, ["input"] = input.DeepClone() })]);
        string oracle = Path.Combine(NodeLibrary.Sources, "oracle.mjs");
        string answers = await NodeLibrary.RunAsync("node", [oracle, modules], cases.ToJsonString(), deadline.Token);
        return JsonNode.Parse(answers)!.AsArray();
    }
}
