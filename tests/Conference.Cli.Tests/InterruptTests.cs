using Conference.Cli.Tests.Support;
using Conference.Client.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Conference.Cli.Tests;

/// <summary>Ctrl-C: the exit code is the shells', and what was done by then is told.</summary>
public sealed class InterruptTests
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task What_was_waited_for_goes_on_and_says_where_to_look()
    {
        await using var server = await FaultyServer.StartAsync((context, _) =>
        {
            if (context.Request.Method == "GET")
                _reached.TrySetResult();
            return Answers.SendAsync(context, Answers.Recording(1, "uploading"), context.Request.Method == "GET" ? 200 : 202);
        });

        var ended = await Tool.InterruptAsync(server.Address, _reached.Task, ["recordings", "retry", Answers.Id(1), "--wait", "--json"]);

        Assert.Equal(130, ended.ExitCode);
        var only = Assert.Single(ended.Json.GetProperty("results").EnumerateArray());
        Assert.Equal((Answers.Id(1), false), (only.GetProperty("id").GetString(), only.GetProperty("ok").GetBoolean()));
        Assert.Equal("uploading", only.GetProperty("recording").GetProperty("state").GetString());
        Assert.Equal("interrupted", only.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains($"conference recordings show {Answers.Id(1)}", only.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_that_were_to_be_deleted_each_is_told_of()
    {
        await using var server = await FaultyServer.StartAsync((context, number) =>
        {
            if (number == 1)
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }

            _reached.TrySetResult();
            return UntilGoneAsync(context);
        });

        var ended = await Tool.InterruptAsync(
            server.Address, _reached.Task, ["recordings", "purge", Answers.Id(1), Answers.Id(2), Answers.Id(3), "--yes"]);

        Assert.Equal(130, ended.ExitCode);
        Assert.Equal([$"{Answers.Id(1)} deleted"], ended.Lines);
        Assert.Contains($"{Answers.Id(2)}: Interrupted before the server answered", ended.Errors, StringComparison.Ordinal);
        Assert.Contains($"{Answers.Id(3)}: Interrupted before it was begun", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task A_document_says_that_there_is_no_result()
    {
        await using var server = await FaultyServer.StartAsync((context, _) =>
        {
            _reached.TrySetResult();
            return UntilGoneAsync(context);
        });

        var ended = await Tool.InterruptAsync(server.Address, _reached.Task, ["recordings", "list", "--json"]);

        Assert.Equal(130, ended.ExitCode);
        Assert.Equal("interrupted", ended.Json.GetProperty("error").GetProperty("code").GetString());
    }

    // No answer for as long as the caller is there.
    private static Task UntilGoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }
}
