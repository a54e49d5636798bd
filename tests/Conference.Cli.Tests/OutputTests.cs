using System.Text.RegularExpressions;
using Conference.Cli.Tests.Support;
using Conference.Client.Tests.Support;

namespace Conference.Cli.Tests;

public sealed partial class OutputTests
{
    private const string Reason = "The storage https://s3.example.org did not answer for 10 minutes. Check Recorder:Storage:ServiceUrl, then retry.";

    [Fact]
    public async Task A_piped_table_has_every_column_and_no_colour_and_cuts_nothing()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.ListAsync(
            context, Answers.Recording(1), Answers.Recording(2, "failed", Reason)));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "list"]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(["ID", "STATE", "MEETING", "REQUESTED (UTC)", "LENGTH", "SIZE", "LAYOUT", "NAME"], Gaps().Split(ended.Lines[0]));
        Assert.Equal([Answers.Id(1), "completed", "abc-defg-hij", "2026-11-20 14:30", "12:03", "84 MB", "grid", "Roof terrace"], Gaps().Split(ended.Lines[1]));
        Assert.Equal($"  upload_unreachable: {Reason}", ended.Lines[3].TrimEnd());
        Assert.DoesNotContain('\u001b', ended.Output);
    }

    [Fact]
    public async Task At_a_terminal_of_80_columns_nothing_is_wider_and_ids_are_whole()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.ListAsync(
            context, Answers.Recording(1), Answers.Recording(2, "failed", Reason)));

        var ended = await Tool.RunAtTerminalAsync(server.Address, null, ["recordings", "list"]);

        Assert.True(ended.ExitCode == 0, ended.Output);
        var lines = ended.Lines.Select(line => Escapes().Replace(line, string.Empty).TrimEnd('\r')).ToArray();
        Assert.All(lines, line => Assert.True(line.Length <= 80, $"{line.Length} columns: {line}"));
        Assert.Contains(lines, line => line.StartsWith($"{Answers.Id(2)}  failed", StringComparison.Ordinal));
        Assert.Contains('\u001b', ended.Output);
        Assert.Contains("then retry.", string.Join(' ', lines.Select(line => line.Trim())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_go_on_says_why_and_when_it_will()
    {
        var late = Answers.Recording(1, "uploading", Reason);
        late["nextAttemptAt"] = "2026-11-20T14:35:00Z";
        var away = Answers.Recording(2, "composing");
        away["waitsFor"] = "rec-2";
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.ListAsync(context, late, away, Answers.Recording(3, "composing")));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "list"]);

        Assert.Equal($"  upload_unreachable: {Reason} Next attempt at 2026-11-20 14:35 UTC.", ended.Lines[2].TrimEnd());
        Assert.Equal("  It waits for the recorder rec-2, which has its files and is away.", ended.Lines[4].TrimEnd());
        Assert.Equal(6, ended.Lines.Length);
    }

    [Fact]
    public async Task Show_has_the_recordings_own_name_beside_its_meeting_and_says_the_zone_of_times()
    {
        var named = Answers.Recording(1);
        named["name"] = "Kick-off";
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.SendAsync(context, named));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "show", Answers.Id(1)]);

        var facts = ended.Lines.Select(line => Gaps().Split(line)).Where(fact => fact.Length > 1).ToLookup(fact => fact[0], fact => string.Join("  ", fact[1..]));
        Assert.Equal(["Kick-off"], facts["name"]);
        Assert.Equal(["abc-defg-hij  Roof terrace"], facts["meeting"]);
        Assert.Equal(["2026-11-20 14:30 UTC"], facts["requested"]);
    }

    [Fact]
    public async Task Wide_letters_do_not_move_the_columns()
    {
        var wide = Answers.Recording(1);
        wide["meetingCode"] = "張偉";
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.ListAsync(context, wide, Answers.Recording(2)));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "list"]);

        // Each of the two letters takes two columns, so the next column begins two characters earlier.
        Assert.Equal(ended.Lines[2].IndexOf("2026", StringComparison.Ordinal) - 2, ended.Lines[1].IndexOf("2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_document_has_the_names_of_the_API_and_survives_a_newer_server()
    {
        var newer = Answers.Recording(1, "transmogrifying");
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.ListAsync(context, newer));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "list", "--json"]);

        var only = Assert.Single(ended.Json.GetProperty("items").EnumerateArray());
        Assert.Equal((Answers.Id(1), "unknown"), (only.GetProperty("id").GetString(), only.GetProperty("state").GetString()));
        Assert.Equal(("grid", "1080p"), (only.GetProperty("settings").GetProperty("layout").GetString(), only.GetProperty("settings").GetProperty("resolution").GetString()));
        Assert.Equal(("composite", "primary"), (only.GetProperty("artifacts")[0].GetProperty("kind").GetString(), only.GetProperty("artifacts")[0].GetProperty("storage").GetString()));
        Assert.False(ended.Json.GetProperty("more").GetBoolean());
    }

    [Fact]
    public async Task Filters_go_to_the_server()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.ListAsync(context));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "list", "--state", "failed,paused", "--meeting", "abc-defg-hij", "--since", "2026-11-20", "--until", "2026-11-21T12:00Z"]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal("No recordings.\n", ended.Errors);
        Assert.Equal(
            "/api/v1/recordings?state=failed,paused&meeting=abc-defg-hij&from=2026-11-20T00%3A00%3A00.000Z&to=2026-11-21T12%3A00%3A00.000Z&limit=100",
            Assert.Single(server.Calls).Target);
    }

    [Fact]
    public async Task A_long_list_says_that_there_is_more()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.ListAsync(context, [.. Enumerable.Range(1, 5).Select(number => Answers.Recording(number))]));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "list", "--limit", "3"]);

        Assert.Equal(4, ended.Lines.Length);
        Assert.Contains("--all", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_says_why_it_failed_and_how_to_go_on()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.SendAsync(context, Answers.Recording(7, "failed", Reason)));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "show", Answers.Id(7)]);

        Assert.Contains($"upload_unreachable: {Reason}", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"conference recordings retry {Answers.Id(7)}", ended.Output, StringComparison.Ordinal);
        Assert.Contains("composite.mp4", ended.Output, StringComparison.Ordinal);
        Assert.All(ended.Lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    [GeneratedRegex("  +", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gaps();

    [GeneratedRegex("\u001b\\[[0-9;?]*[a-zA-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escapes();
}
