using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup;

/// <summary>What a worker logs, under a category for each class of the worker below that of <see cref="Worker"/>.</summary>
/// <remarks>
/// A log reads <c>DRTC::DtlsTransport::Run() | text</c>: a letter for the level, then who wrote it. The tag that let it through is not in
/// it, but a class mostly stands for one: filter on <c>Conference.Mediasoup.Worker.RTC.DtlsTransport</c>. Reader only.
/// </remarks>
internal sealed partial class WorkerLog(int processId, ILoggerFactory loggerFactory)
{
    // The worker has about a hundred classes; what has more is no worker, and would fill the factory.
    private const int MaxCategories = 256;

    private readonly ILogger _logger = loggerFactory.CreateLogger<Worker>();
    private readonly Dictionary<string, ILogger> _loggers = [];

    public void Write(string text)
    {
        var level = text.Length == 0 ? LogLevel.None : text[0] switch
        {
            'D' => LogLevel.Debug,
            'W' => LogLevel.Warning,
            'E' => LogLevel.Error,
            'X' => LogLevel.Information,
            _ => LogLevel.None,
        };
        if (level == LogLevel.None)
        {
            Log(_logger, LogLevel.Warning, processId, text);
            return;
        }

        var logger = LoggerOf(text.AsSpan(1));
        if (logger.IsEnabled(level)) Log(logger, level, processId, text[1..]);
    }

    private ILogger LoggerOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf("()");
        var function = end < 0 ? -1 : text[..end].LastIndexOf("::");
        // Text without an author, e.g. the second line of a dump.
        if (function <= 0 || text[..function].Contains(' ')) return _logger;

        var loggers = _loggers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (loggers.TryGetValue(text[..function], out var logger)) return logger;
        if (_loggers.Count == MaxCategories) return _logger;
        var author = text[..function].ToString();
        var category = $"{typeof(Worker).FullName}.{author.Replace("::", ".", StringComparison.Ordinal)}";
        return _loggers[author] = loggerFactory.CreateLogger(category);
    }

    [LoggerMessage(EventId = 1102, Message = "Worker {ProcessId}: {Text}")]
    private static partial void Log(ILogger logger, LogLevel level, int processId, string text);
}
