using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Tests.Workers;

public sealed class WorkerLogTests
{
    private const string Base = "Conference.Mediasoup.Worker";

    private readonly RecordingLogger _logger = new();

    [Theory]
    [InlineData("DRTC::DtlsTransport::Run() | running", LogLevel.Debug, Base + ".RTC.DtlsTransport")]
    [InlineData("WSettings::SetLogTags() | no such tag", LogLevel.Warning, Base + ".Settings")]
    [InlineData("ERTC::UdpSocket::UdpSocket() | bind() failed", LogLevel.Error, Base + ".RTC.UdpSocket")]
    [InlineData("X  a line of a dump that names Foo::Bar()", LogLevel.Information, Base)]
    [InlineData("what has no level", LogLevel.Warning, Base)]
    [InlineData("", LogLevel.Warning, Base)]
    public void A_log_has_the_category_of_the_class_that_wrote_it(string text, LogLevel level, string category)
    {
        var log = new WorkerLog(7, _logger.Factory);
        log.Write(text);
        log.Write(text);
        var shown = level == LogLevel.Warning && text.Length > 0 && text[0] == 'w' ? text : text.Length == 0 ? "" : text[1..];
        Assert.Equal([(level, $"Worker 7: {shown}"), (level, $"Worker 7: {shown}")], _logger.Entries);
        Assert.Equal(category == Base ? [Base] : [Base, category], _logger.Categories);
    }

    [Fact]
    public void A_worker_that_makes_up_classes_does_not_fill_the_factory()
    {
        var log = new WorkerLog(7, _logger.Factory);
        for (var i = 0; i < 1_000; i++) log.Write($"DClass{i}::Run() | text");
        Assert.Equal(1_000, _logger.Entries.Count);
        Assert.InRange(_logger.Categories.Count, 100, 300);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_real_worker_logs_by_its_classes_as_soon_as_it_is_told_to()
    {
        await using var worker = await Worker.StartAsync(new WorkerOptions(), _logger.Factory, CancellationToken.None);
        Assert.Equal(Base, Assert.Single(_logger.Categories.Distinct()));
        await worker.UpdateSettingsAsync(
            new WorkerSettings { LogLevel = WorkerLogLevel.Debug, LogTags = [WorkerLogTag.Info, WorkerLogTag.Ice] }, CancellationToken.None);
        var router = await worker.CreateRouterAsync(TestMedia.Router, CancellationToken.None);
        await router.CreateWebRtcTransportAsync(new WebRtcTransportOptions { ListenInfos = [Loopback.Udp] }, CancellationToken.None);
        await worker.DisposeAsync();
        Assert.Contains(_logger.Categories, category => category.StartsWith(Base + ".", StringComparison.Ordinal));
        Assert.Contains(_logger.Entries, entry => entry.Level == LogLevel.Debug);
    }
}
