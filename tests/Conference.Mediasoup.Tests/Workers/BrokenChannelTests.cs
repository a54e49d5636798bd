using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Mediasoup.Tests.Workers;

/// <summary>Processes that start like a worker and then break the protocol.</summary>
public sealed class BrokenChannelTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("broken-channel-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory(Timeout = Limits.Quick)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0x7F }, "2147483647")]
    [InlineData(new byte[] { 8, 0, 0, 0, 0xAB, 0xAB, 0xAB, 0xAB, 0xAB, 0xAB, 0xAB, 0xAB }, "corrupt")]
    public async Task A_worker_whose_messages_cannot_be_read_is_killed_and_its_calls_say_why(byte[] bytes, string reason)
    {
        // It says what it has to say when it is asked something.
        await using var worker = await StartAsync("head -c 1 <&3 >/dev/null; cat \"$0.bytes\" >&4; exec cat <&3 >/dev/null", bytes);
        var thrown = await Assert.ThrowsAsync<WorkerDiedException>(() => worker.GetResourceUsageAsync(CancellationToken.None));
        Assert.Contains(reason, thrown.InnerException?.Message, StringComparison.Ordinal);
        Assert.False((await worker.Exited).Requested);
        Assert.False(Directory.Exists($"/proc/{worker.ProcessId}"));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_closes_its_channel_but_lives_on_is_killed()
    {
        await using var worker = await StartAsync("exec 4>&-; exec sleep 600", []);
        Assert.Equal(137, (await worker.Exited).ExitCode);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_behind_a_script_is_killed_with_it()
    {
        await using var worker = await StartAsync("exec 4>&-; sleep 600; echo woken", []);
        Assert.Equal(137, (await worker.Exited).ExitCode);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_cannot_be_read_before_it_is_ready_does_not_start_and_says_why()
    {
        var path = await WriteWorkerAsync("head -c 8 /dev/zero >&4; exec cat <&3 >/dev/null");
        var thrown = await Assert.ThrowsAsync<WorkerStartException>(() => StartAsync(path));
        Assert.IsType<InvalidDataException>(thrown.InnerException);
        Assert.Contains("cannot be read", thrown.Message, StringComparison.Ordinal);
    }

    private async Task<Worker> StartAsync(string afterRunning, byte[] bytes)
    {
        var path = await WriteWorkerAsync($"cat \"$0.running\" >&4\n{afterRunning}");
        await File.WriteAllBytesAsync(path + ".running", WorkerMessages.Running(1));
        await File.WriteAllBytesAsync(path + ".bytes", bytes);
        return await StartAsync(path);
    }

    private async Task<string> WriteWorkerAsync(string commands)
    {
        var path = Path.Combine(_folder.FullName, "worker");
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{commands}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private static Task<Worker> StartAsync(string path) =>
        Worker.StartAsync(new WorkerOptions { WorkerPath = path }, NullLoggerFactory.Instance, CancellationToken.None);
}
