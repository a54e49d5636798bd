using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Conference.Mediasoup.Tests;

/// <summary>Ours and mediasoup's ortc get the same input and have to give the same output, or an error both.</summary>
public sealed class OrtcAgainstNodeTests(ITestOutputHelper output)
{
    private const int DefaultSeed = 20_260_101;
    private const int DefaultCount = 1500;

    private static readonly string[] Steps = ["router", "producer", "canConsume", "consumer", "pipeConsumer"];

    [Fact]
    public async Task Routers_producers_and_consumers_come_out_as_in_mediasoup()
    {
        int seed = Setting("CONFERENCE_ORTC_SEED", DefaultSeed);
        int count = Setting("CONFERENCE_ORTC_COUNT", DefaultCount);
        JsonObject[] scenarios = [.. Enumerable.Range(0, count).Select(i => new ScenarioGenerator(seed + i).Next())];

        JsonArray theirs = await NodeOrtc.AskAsync("scenario", scenarios);

        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            JsonObject ours = OurOrtc.Scenario(scenarios[i]);
            RandomSsrcs.Mask(ours);
            RandomSsrcs.Mask(theirs[i]!);
            if ((bool)scenarios[i]["isBroken"]!)
                AcceptOrderOfErrors(theirs[i]!, ours);
            foreach (string step in Steps)
                AssertSame($"seed {seed + i}, {step},", scenarios[i], theirs[i]![step], ours[step]);
            Count(ours, outcomes);
        }

        output.WriteLine($"seed {seed}, {count} scenarios: {string.Join(", ", outcomes.Select(pair => $"{pair.Key} {pair.Value}"))}");

        // A generator that only made errors, or none, would prove nothing.
        foreach (string step in new[] { "router", "producer", "consumer" })
        {
            foreach (string outcome in new[] { "value", "unsupported", "invalid" })
                Assert.True(outcomes.GetValueOrDefault($"{step} {outcome}") >= count / 100, $"too few of {step} {outcome}");
        }
    }

    [Fact]
    public async Task Sctp_stream_parameters_come_out_as_in_mediasoup()
    {
        JsonNode?[] limits = [null, 0, 1, 3000];
        JsonObject[] inputs =
        [
            .. from ordered in new JsonNode?[] { null, true, false }
               from lifeTime in limits
               from retransmits in limits
               select new JsonObject
               {
                   ["streamId"] = 7,
                   ["ordered"] = ordered?.DeepClone(),
                   ["maxPacketLifeTime"] = lifeTime?.DeepClone(),
                   ["maxRetransmits"] = retransmits?.DeepClone(),
               },
            new JsonObject { ["ordered"] = true },
            new JsonObject { ["streamId"] = "7" },
            new JsonObject { ["streamId"] = 7, ["maxRetransmits"] = "3" },
        ];

        JsonArray theirs = await NodeOrtc.AskAsync("sctp", inputs);

        for (var i = 0; i < inputs.Length; i++)
            AssertSame("sctp", inputs[i], theirs[i], OurOrtc.Sctp(inputs[i]));
    }

    [Fact]
    public async Task H264_profiles_and_levels_are_negotiated_as_in_mediasoup()
    {
        JsonObject[] sides =
        [
            new JsonObject(),
            new JsonObject { ["profile-level-id"] = 42 },
            .. CodecGenerator.ProfileLevelIds.Select(id => new JsonObject { ["profile-level-id"] = id }),
            .. CodecGenerator.ProfileLevelIds.Select(id => new JsonObject { ["profile-level-id"] = id, ["level-asymmetry-allowed"] = 1 }),
        ];
        JsonObject[] inputs =
        [
            .. from offered in sides
               from supported in sides
               select new JsonObject { ["offered"] = offered.DeepClone(), ["supported"] = supported.DeepClone() },
        ];

        JsonArray theirs = await NodeOrtc.AskAsync("profiles", inputs);

        for (var i = 0; i < inputs.Length; i++)
            AssertSame("profiles", inputs[i], theirs[i], OurOrtc.Profiles(inputs[i]));
    }

    private static void AssertSame(string what, JsonNode input, JsonNode? theirs, JsonNode? ours) => Assert.True(
        JsonNode.DeepEquals(theirs, ours),
        $"{what} differs.\ninput: {input.ToJsonString()}\nmediasoup: {theirs?.ToJsonString()}\nours: {ours?.ToJsonString()}");

    // We look at the form of a whole list before we look for its codecs, mediasoup takes item by item: of two mistakes each names another.
    private static void AcceptOrderOfErrors(JsonNode theirs, JsonObject ours)
    {
        foreach ((string step, JsonNode? result) in ours)
        {
            if ((string?)result!["error"] == "invalid" && (string?)theirs[step]?["error"] == "unsupported")
                theirs[step]!["error"] = "invalid";
        }
    }

    private static void Count(JsonObject answer, SortedDictionary<string, int> outcomes)
    {
        foreach ((string step, JsonNode? result) in answer)
        {
            var outcome = (string?)result!["error"] ?? "value";
            outcomes[$"{step} {outcome}"] = outcomes.GetValueOrDefault($"{step} {outcome}") + 1;
        }
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value) : otherwise;
}
