using Conference.Cli.Tests.Support;
using Conference.Client.Tests.Support;

namespace Conference.Cli.Tests;

/// <summary>Nothing is deleted by mistake.</summary>
public sealed class PurgeTests
{
    [Fact]
    public async Task A_dry_run_says_what_would_be_deleted_and_deletes_nothing()
    {
        await using var server = await ServeAsync();

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "purge", "--all", "--until", "90d", "--dry-run"]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal([$"{Answers.Id(1)} would be deleted", $"{Answers.Id(2)} would be deleted"], ended.Lines);
        Assert.DoesNotContain(server.Calls, call => call.Method == "DELETE");
        Assert.Contains("state=completed,failed", server.Calls.First().Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_yes_it_does_not_ask()
    {
        await using var server = await ServeAsync();

        var ended = await Tool.RunAsync(server.Address, null, ["recordings", "purge", Answers.Id(1), "--yes"]);

        Assert.Equal((0, $"{Answers.Id(1)} deleted\n"), (ended.ExitCode, ended.Output));
        Assert.Equal("DELETE", Assert.Single(server.Calls).Method);
    }

    [Theory]
    [InlineData("yes", 0, 1)]
    [InlineData("y", 4, 0)]
    [InlineData("", 4, 0)]
    public async Task At_a_terminal_it_asks_for_the_whole_word(string answer, int expected, int deleted)
    {
        await using var server = await ServeAsync();

        var ended = await Tool.RunAtTerminalAsync(server.Address, null, ["recordings", "purge", Answers.Id(1)], answer);

        Assert.Contains("Delete this recording for good? Type yes:", ended.Output, StringComparison.Ordinal);
        Assert.Equal(expected, ended.ExitCode);
        Assert.Equal(deleted, server.Calls.Count(call => call.Method == "DELETE"));
    }

    private static Task<FaultyServer> ServeAsync() => FaultyServer.StartAsync((context, _) =>
    {
        if (context.Request.Method != "DELETE")
            return Answers.ListAsync(context, Answers.Recording(1), Answers.Recording(2));
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    });
}
