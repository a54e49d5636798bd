using System.Text.Json.Nodes;
using Conference.Cli.Tests.Support;
using Conference.Client.Tests.Support;

namespace Conference.Cli.Tests;

public sealed class WordingTests
{
    [Fact]
    public async Task A_storage_that_is_away_is_told_once_and_not_as_a_difference()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => AnswerAsync(
            context, Enumerable.Range(1, 20).Select(number => ($"tracks/{number:000}-camera-1.mkv", (string?)$"storage_unreachable: {number} failed. Check the ServiceUrl."))));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "verify", Answers.Id(1)]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal($"{Answers.Id(1)} cannot be compared", ended.Lines[0]);
        Assert.Equal("  tracks/001-camera-1.mkv at primary: storage_unreachable: 1 failed. Check the ServiceUrl.", ended.Lines[1]);
        Assert.Equal("  and 17 files more: storage_unreachable; --json names them", ended.Lines[4]);
        Assert.Equal(5, ended.Lines.Length);
    }

    [Fact]
    public async Task A_file_that_differs_is_told_beside_those_that_cannot_be_looked_at()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => AnswerAsync(
            context, [("composite.mp4", "It is 5 bytes long, not 6."), ("chat.vtt", "storage_unreachable: gone."), ("poster.jpg", null)]));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "verify", Answers.Id(1)]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(
            [$"{Answers.Id(1)} differs", "  composite.mp4 at primary: It is 5 bytes long, not 6.", "  chat.vtt at primary: storage_unreachable: gone."], ended.Lines);
    }

    [Fact]
    public async Task Each_file_stands_in_the_document()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => AnswerAsync(
            context, Enumerable.Range(1, 20).Select(number => ($"{number}.mkv", (string?)"storage_refused: no."))));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "verify", Answers.Id(1), "--json"]);

        var result = Assert.Single(ended.Json.GetProperty("results").EnumerateArray());
        Assert.Equal("not_compared", result.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(20, result.GetProperty("verification").GetProperty("artifacts").GetArrayLength());
    }

    [Fact]
    public async Task Keep_says_until_when()
    {
        var kept = Answers.Recording(1);
        kept["retainUntil"] = "2027-11-20T14:30:00Z";
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.SendAsync(context, kept));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "keep", Answers.Id(1), "--for", "52w"]);

        Assert.Equal([$"{Answers.Id(1)} kept until 2027-11-20 14:30 UTC"], ended.Lines);
    }

    [Theory]
    [InlineData("upload", "", "will be uploaded")]
    [InlineData("upload", "--dry-run", "would be uploaded")]
    [InlineData("recompose", "", "will be composed again")]
    [InlineData("retry", "--dry-run", "would be retried")]
    public async Task What_is_not_waited_for_is_told_as_what_will_be(string command, string option, string told)
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.SendAsync(context, Answers.Recording(1)));
        string[] options = option.Length == 0 ? [] : [option];

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", command, Answers.Id(1), .. options]);

        Assert.Equal((0, $"{Answers.Id(1)} {told}\n"), (ended.ExitCode, ended.Output));
    }

    [Fact]
    public async Task A_film_that_is_not_there_yet_is_a_document_too()
    {
        var running = Answers.Recording(1, "recording");
        running["artifacts"] = new JsonArray();
        await using var server = await FaultyServer.StartAsync((context, _) => Answers.SendAsync(context, running));

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "download", Answers.Id(1), "--json"]);

        Assert.Equal((4, "recording_not_ready"), (ended.ExitCode, ended.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    private static Task AnswerAsync(Microsoft.AspNetCore.Http.HttpContext context, IEnumerable<(string Path, string? Problem)> files)
    {
        var artifacts = new JsonArray([.. files.Select(file => new JsonObject
        {
            ["path"] = file.Path,
            ["storage"] = "primary",
            ["ok"] = file.Problem is null,
            ["problem"] = file.Problem,
        })]);
        return Answers.SendAsync(context, new JsonObject { ["ok"] = artifacts.All(file => file!["ok"]!.GetValue<bool>()), ["artifacts"] = artifacts });
    }
}
