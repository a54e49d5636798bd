using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Mediasoup.Tests.Workers;

public sealed class WorkerStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worker-start-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Timeout = Limits.Quick)]
    public async Task A_missing_binary_is_named_together_with_who_asked_for_it()
    {
        var thrown = await StartFailsAsync(new WorkerOptions { WorkerPath = "/nowhere/mediasoup-worker" });
        Assert.Contains("/nowhere/mediasoup-worker", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(WorkerOptions.WorkerPath), thrown.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_file_that_cannot_be_executed_is_told_so()
    {
        var path = Path.Combine(_folder.FullName, "text");
        await File.WriteAllTextAsync(path, "no program");
        var thrown = await StartFailsAsync(new WorkerOptions { WorkerPath = path });
        Assert.Contains("cannot be executed", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(126, thrown.ExitCode);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_process_that_ends_at_once_is_reported_with_its_last_words()
    {
        var path = Script("echo 'no more memory' >&2; exit 3");
        var thrown = await StartFailsAsync(new WorkerOptions { WorkerPath = path });
        Assert.Equal(3, thrown.ExitCode);
        Assert.Contains("no more memory", thrown.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Settings_that_the_worker_refuses_are_told_so()
    {
        var file = Path.Combine(_folder.FullName, "certificate.pem");
        await File.WriteAllTextAsync(file, "no certificate");
        var thrown = await StartFailsAsync(new WorkerOptions { DtlsCertificateFile = file, DtlsPrivateKeyFile = "/nowhere.pem" });
        Assert.Equal(42, thrown.ExitCode);
        Assert.Contains("refused its settings", thrown.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_certificate_without_its_key_is_the_caller_s_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(new WorkerOptions { DtlsCertificateFile = "/some.pem" }));

    [Fact(Timeout = Limits.Quick)]
    public async Task Ports_that_are_left_to_the_worker_come_from_its_range()
    {
        await using var worker = await Worker.StartAsync(
            new WorkerOptions { PortRange = new PortRange(21_000, 21_099) }, NullLoggerFactory.Instance, CancellationToken.None);
        var router = await worker.CreateRouterAsync(new RouterOptions(), CancellationToken.None);
        var transport = await router.CreatePlainTransportAsync(Loopback.Plain, CancellationToken.None);
        Assert.InRange(transport.Tuple.LocalPort, 21_000, 21_099);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Giving_up_a_start_ends_the_process()
    {
        var pidFile = Path.Combine(_folder.FullName, "pid");
        using var fifo = new CancellationTokenSource();
        var path = Script($"echo $$ > {pidFile}.new; mv {pidFile}.new {pidFile}; exec cat <&3 >/dev/null");
        using var watcher = new FileSystemWatcher(_folder.FullName) { EnableRaisingEvents = true };
        var written = new TaskCompletionSource();
        watcher.Renamed += (_, _) => written.TrySetResult();
        var starting = StartAsync(new WorkerOptions { WorkerPath = path }, fifo.Token);
        await written.Task;
        await fifo.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(pidFile)).Trim()}"));
    }

    private static Task<WorkerStartException> StartFailsAsync(WorkerOptions options) =>
        Assert.ThrowsAsync<WorkerStartException>(() => StartAsync(options));

    private static async Task StartAsync(WorkerOptions options, CancellationToken cancellationToken = default)
    {
        await using var worker = await Worker.StartAsync(
            options, NullLoggerFactory.Instance, cancellationToken);
    }

    private string Script(string commands)
    {
        var path = Path.Combine(_folder.FullName, "script");
        File.WriteAllText(path, $"#!/bin/sh\n{commands}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
