using Conference.Cli.Tests.Support;

namespace Conference.Cli.Tests;

public sealed class UsageTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    [Theory]
    [InlineData("recordings")]
    [InlineData("recordings list --bogus")]
    [InlineData("recordings list --state faild")]
    [InlineData("recordings list --since yesterday")]
    [InlineData("recordings list --limit 0")]
    [InlineData("recordings list --url ftp://example.org")]
    [InlineData("recordings list --key-file /nonexistent")]
    [InlineData("recordings show")]
    [InlineData("recordings retry")]
    [InlineData("recordings retry 1 --all")]
    [InlineData("recordings recompose 1 --layout mosaic")]
    [InlineData("recordings recompose 1 --frame-rate 60")]
    [InlineData("recordings purge --all")]
    [InlineData("recordings purge 1")]
    [InlineData("recordings keep 1")]
    [InlineData("completion tcsh")]
    public async Task A_command_line_that_cannot_be_meant_so_ends_with_2_and_says_how_it_can(string line)
    {
        var ended = await Tool.RunAsync(Nowhere, null, line.Split(' '));

        Assert.True(ended.ExitCode == 2, $"{ended.ExitCode}: {ended.Output}{ended.Errors}");
        Assert.NotEmpty(ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_none_is_answered_with_those_that_are()
    {
        var ended = await Tool.RunAsync(Nowhere, null, ["recordings", "list", "--state", "faild"]);

        Assert.Contains("--state takes one of pending, starting, recording, paused, stopping, composing, uploading, completed, failed, not 'faild'.", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_API_key_it_says_where_one_is_looked_for()
    {
        var ended = await Tool.RunAsync(Nowhere, "/nonexistent/api-key.json", ["recordings", "list", "--json"]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal("no_api_key", ended.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("/nonexistent/api-key.json", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "recordings retry --all --wait", "Exit codes: 0 done")]
    [InlineData("recordings --help", "retry <ID>", "dead-letter list")]
    [InlineData("recordings retry --help", "--wait", "conference recordings retry --all --since 2d")]
    [InlineData("recordings purge --help", "--dry-run", "there is no way back")]
    public async Task Help_teaches(string line, string first, string second)
    {
        var ended = await Tool.RunAsync(Nowhere, null, line.Split(' '));

        Assert.Equal((0, string.Empty), (ended.ExitCode, ended.Errors));
        Assert.Contains(first, ended.Output, StringComparison.Ordinal);
        Assert.Contains(second, ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_is_told_how_to_complete_and_what_fits()
    {
        Assert.Contains("complete -o default -F _conference conference", (await Tool.RunAsync(null, null, ["completion", "bash"])).Output, StringComparison.Ordinal);

        var line = "conference recordings re";
        var found = await Tool.RunAsync(null, null, [$"[suggest:{line.Length}]", line]);

        Assert.Equal(["recompose", "reconcile", "retry"], found.Lines.Where(one => one.StartsWith("re", StringComparison.Ordinal)));
    }
}
