using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Conference.Mediasoup.Tests;

/// <summary>Ours and mediasoup's ortc get the same input and have to give the same output, or an error both.</summary>
public sealed class OrtcAgainstNodeTests(ITestOutputHelper output)
{
    private const int DefaultSeed = 20_260_101;
    private const int DefaultCount = 6_000;
    // So many go to one Node process, which works on them while we work on them too.
    private const int BatchSize = 2_000;

    // Profiles with patterns and one without; levels that there are and others.
    private static readonly string[] Profiles = ["42", "4D", "58", "64", "f4", "43"];
    private static readonly string[] Levels = ["00", "09", "0a", "0b", "0c", "1f", "33", "34", "35", "ff"];

    [Fact]
    public async Task Routers_producers_and_consumers_come_out_as_in_mediasoup()
    {
        int seed = Setting("CONFERENCE_ORTC_SEED", DefaultSeed);
        int count = Setting("CONFERENCE_ORTC_COUNT", DefaultCount);
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var first = seed; first < seed + count; first += BatchSize)
        {
            int[] seeds = [.. Enumerable.Range(first, Math.Min(BatchSize, seed + count - first))];
            JsonObject[] scenarios = [.. seeds.Select(one => new ScenarioGenerator(one).Next())];
            OrtcComparison[] compared = await CompareAsync(scenarios);
            int failed = System.Array.FindIndex(compared, one => one.Fault is not null);
            if (failed >= 0)
                await FailAsync(seeds[failed], scenarios[failed]);
            foreach (OrtcComparison comparison in compared)
                Count(comparison, outcomes);
        }

        output.WriteLine($"seed {seed}, {count} scenarios");
        foreach ((string outcome, int times) in outcomes)
            output.WriteLine($"{times,8} {outcome}");

        // A generator that only made errors, or none, would prove nothing.
        foreach (string step in new[] { "router", "producer", "consumer" })
        {
            int refused = Times($"{step} invalid") + Times($"{step} unreadable");
            foreach (int times in new[] { Times($"{step} value"), Times($"{step} unsupported"), refused })
                Assert.True(times >= count / 100, $"{step} has too little of one outcome; see the output");
        }

        int Times(string outcome) => outcomes.GetValueOrDefault(outcome);
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
            new JsonObject { ["streamId"] = 7, ["maxPacketLifeTime"] = "3" },
            new JsonObject { ["streamId"] = 7, ["maxRetransmits"] = "3" },
            new JsonObject { ["streamId"] = 7, ["maxRetransmits"] = new JsonArray() },
        ];

        JsonArray theirs = await NodeOrtc.AskAsync("sctp", inputs);

        for (var i = 0; i < inputs.Length; i++)
        {
            JsonObject ours = OurOrtc.Sctp(inputs[i]);
            if ((string?)ours["error"] == "unreadable")
                ours["error"] = "invalid";
            AssertSame("sctp", inputs[i], theirs[i], ours);
        }
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

    [Fact]
    public async Task All_profile_level_ids_of_known_profiles_are_read_as_in_mediasoup()
    {
        // With each profile_iop that there can be.
        string[] ids =
        [
            .. from idc in Profiles
               from iop in Enumerable.Range(0, 256)
               from level in Levels
               select $"{idc}{iop:x2}{level}",
        ];
        JsonNode[] inputs = [.. ids.Select(id => new JsonObject { ["offered"] = Side(id), ["supported"] = Side(id) })];

        JsonArray theirs = await NodeOrtc.AskAsync("profiles", inputs);

        for (var i = 0; i < inputs.Length; i++)
            AssertSame("profile", inputs[i], theirs[i], OurOrtc.Profiles(inputs[i]));

        static JsonObject Side(string id) => new() { ["profile-level-id"] = id };
    }

    [Fact]
    public async Task Scalability_modes_are_read_as_in_mediasoup()
    {
        const string Letters = "LLSST11200_KEY9h \n٣x";
        var random = new RandomChoice(DefaultSeed);
        JsonNode[] inputs =
        [
            .. ScenarioGenerator.ScalabilityModes,
            .. Enumerable.Range(0, 5_000).Select(_ => string.Concat(random.Some(0, 9, () => random.Of([.. Letters])))),
            .. Enumerable.Range(0, 5_000).Select(_ =>
                $"{random.Of("L", "S", "")}{random.Between(0, 120)}T{random.Between(0, 120)}{random.Of("", "_KEY", "_KEY_SHIFT", "h", "_KE")}"),
        ];

        JsonArray theirs = await NodeOrtc.AskAsync("scalabilityMode", inputs);

        for (var i = 0; i < inputs.Length; i++)
            AssertSame("scalability mode", inputs[i], theirs[i], OurOrtc.ScalabilityMode(inputs[i]));
    }

    private static async Task<OrtcComparison[]> CompareAsync(JsonObject[] scenarios)
    {
        JsonArray theirs = await NodeOrtc.AskAsync("scenario", scenarios);
        return [.. scenarios.Select((scenario, i) => OrtcComparison.Of(scenario, theirs[i]!))];
    }

    private static async Task FailAsync(int seed, JsonObject scenario)
    {
        JsonObject smallest = await ScenarioShrinker.ShrinkAsync(scenario, async smaller =>
            System.Array.FindIndex(await CompareAsync(smaller), one => one.Fault is not null));
        OrtcComparison[] compared = await CompareAsync([smallest]);
        Assert.Fail($"seed {seed} (CONFERENCE_ORTC_SEED={seed} CONFERENCE_ORTC_COUNT=1) differs in {compared[0].Fault}\n"
            + $"smallest scenario: {smallest.ToJsonString()}");
    }

    private static void AssertSame(string what, JsonNode input, JsonNode? theirs, JsonNode? ours) => Assert.True(
        JsonNode.DeepEquals(theirs, ours),
        $"{what} differs.\ninput: {input.ToJsonString()}\nmediasoup: {theirs?.ToJsonString()}\nours: {ours?.ToJsonString()}");

    private static void Count(OrtcComparison comparison, SortedDictionary<string, int> outcomes)
    {
        foreach ((string step, JsonNode? result) in comparison.Ours)
            CountOne($"{step} {(string?)result!["error"] ?? "value"}");
        foreach (string known in comparison.Known)
            CountOne($"known: {known}");

        void CountOne(string outcome) => outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value) : otherwise;
}
