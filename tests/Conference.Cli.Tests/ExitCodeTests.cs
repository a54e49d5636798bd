using Conference.Cli.Tests.Support;
using Conference.Client.Tests.Support;

namespace Conference.Cli.Tests;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(404, "recording_not_found", 3)]
    [InlineData(401, "token_invalid", 4)]
    [InlineData(403, "forbidden", 4)]
    [InlineData(409, "recording_active", 4)]
    [InlineData(500, "internal", 1)]
    [InlineData(503, "storage_unavailable", 5)]
    public async Task A_refusal_has_a_code_of_its_own(int status, string code, int expected)
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.RefuseAsync(context, status, code, "Because."));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "show", Answers.Id(1), "--timeout", "0", "--json"]);

        Assert.Equal(expected, ended.ExitCode);
        Assert.Equal(code, ended.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains($"Because. ({code})", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_within_the_time_that_was_given()
    {
        var ended = await Tool.RunAsync(new Uri("http://127.0.0.1:9/"), null, ["recordings", "list", "--timeout", "0"]);

        Assert.Equal(5, ended.ExitCode);
        Assert.Contains("http://127.0.0.1:9/ does not answer", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_one_does_not_keep_it_from_the_others()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => context.Request.Path.Value!.Contains(Answers.Id(2), StringComparison.Ordinal)
            ? Answers.RefuseAsync(context, 404, "recording_not_found", "There is no such recording.")
            : Answers.SendAsync(context, Answers.Recording(1, "pending"), 202));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "retry", Answers.Id(1), Answers.Id(2), Answers.Id(3)]);

        Assert.Equal(3, ended.ExitCode);
        Assert.Equal([$"{Answers.Id(1)} retried", $"{Answers.Id(3)} retried"], ended.Lines);
        Assert.Equal($"{Answers.Id(2)}: There is no such recording. (recording_not_found)\n", ended.Errors);
    }

    [Fact]
    public async Task Different_troubles_together_are_1()
    {
        await using var server = await FaultyServer.StartAsync((context, call) => call == 1
            ? Answers.RefuseAsync(context, 404, "recording_not_found", "Not there.")
            : Answers.RefuseAsync(context, 409, "recording_active", "Not now."));

        Assert.Equal(1, (await Tool.RunAsync(server.Address, null, ["recordings", "retry", Answers.Id(1), Answers.Id(2)])).ExitCode);
    }

    [Fact]
    public async Task Waiting_ends_with_the_last_recording_and_tells_of_each_step()
    {
        string[] states = ["composing", "uploading", "completed"];
        var asked = 0;
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.SendAsync(
            context, context.Request.Method == "POST" ? Answers.Recording(1, "pending") : Answers.Recording(1, states[Math.Min(asked++, 2)])));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "retry", Answers.Id(1), "--wait"]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal($"{Answers.Id(1)} completed\n", ended.Output);
        Assert.Equal(states.Select(state => $"{Answers.Id(1)} {state}"), ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Waiting_for_one_that_fails_ends_with_1_and_its_reason()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.SendAsync(
            context, context.Request.Method == "POST" ? Answers.Recording(1, "pending") : Answers.Recording(1, "failed", "The disk is full.")));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "recompose", Answers.Id(1), "--layout", "speaker", "--wait", "--json"]);

        Assert.Equal(1, ended.ExitCode);
        var result = Assert.Single(ended.Json.GetProperty("results").EnumerateArray());
        Assert.Equal((false, "The disk is full."), (result.GetProperty("ok").GetBoolean(), result.GetProperty("error").GetProperty("message").GetString()));
        Assert.Equal("""{"settings":{"layout":"speaker"}}""", server.Calls.First().Body);
    }

    [Fact]
    public async Task Progress_is_drawn_at_a_terminal()
    {
        var asked = 0;
        await using var server = await FaultyServer.StartAsync((context, _) =>
        {
            var recording = Answers.Recording(1, context.Request.Method == "POST" ? "pending" : asked++ < 2 ? "composing" : "completed");
            recording["progress"] = 0.4;
            return Answers.SendAsync(context, recording);
        });

        var ended = await Tool.RunAtTerminalAsync(server.Address, null, ["recordings", "retry", Answers.Id(1), "--wait"]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("40%", ended.Output, StringComparison.Ordinal);
        Assert.Contains("00000000 composing", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_differ_are_named_and_end_with_1()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.SendAsync(context, new System.Text.Json.Nodes.JsonObject
        {
            ["recordingId"] = Answers.Id(1),
            ["ok"] = false,
            ["checkedAt"] = "2026-11-20T14:30:00Z",
            ["artifacts"] = new System.Text.Json.Nodes.JsonArray(
                new System.Text.Json.Nodes.JsonObject { ["path"] = "composite.mp4", ["storage"] = "primary", ["ok"] = false, ["problem"] = "it has 5 bytes instead of 84000000" },
                new System.Text.Json.Nodes.JsonObject { ["path"] = "chat.vtt", ["storage"] = "primary", ["ok"] = true, ["problem"] = null }),
        }));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "verify", Answers.Id(1), "--content"]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal([$"{Answers.Id(1)} differs", "  composite.mp4 at primary: it has 5 bytes instead of 84000000"], ended.Lines);
        Assert.EndsWith("/verify?content=true", Assert.Single(server.Calls).Target, StringComparison.Ordinal);
    }
}
