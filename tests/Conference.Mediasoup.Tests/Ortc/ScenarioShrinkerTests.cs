using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

public sealed class ScenarioShrinkerTests
{
    [Fact]
    public async Task A_failing_scenario_shrinks_to_what_makes_it_fail()
    {
        JsonObject scenario = Enumerable.Range(0, 1_000)
            .Select(seed => new ScenarioGenerator(seed).Next())
            .First(one => Rids(one).Contains("m") && one.ToJsonString().Length > 2_000);

        JsonObject smallest = await ScenarioShrinker.ShrinkAsync(
            scenario, smaller => Task.FromResult(Array.FindIndex(smaller, one => Rids(one).Contains("m"))));

        var expected = new JsonObject
        {
            ["mediaCodecs"] = new JsonArray(),
            ["otherMediaCodecs"] = new JsonArray(),
            ["kind"] = (string)scenario["kind"]!,
            ["rtpParameters"] = new JsonObject { ["encodings"] = new JsonArray(new JsonObject { ["rid"] = "m" }) },
            ["rtpCapabilities"] = new JsonObject(),
            ["pipe"] = false,
            ["enableRtx"] = false,
        };
        Assert.Equal(expected.ToJsonString(), smallest.ToJsonString());
    }

    private static IEnumerable<string?> Rids(JsonObject scenario) => scenario["rtpParameters"]?["encodings"] is JsonArray encodings
        ? encodings.OfType<JsonObject>().Where(encoding => encoding["rid"] is JsonValue).Select(encoding => encoding["rid"]!.ToString())
        : [];
}
