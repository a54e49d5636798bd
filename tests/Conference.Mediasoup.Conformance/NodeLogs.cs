using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Conformance;

/// <summary>Sends to Node what our library logs, on the levels that it wants.</summary>
internal sealed class NodeLogs(Action<NodeLog> send) : ILoggerFactory
{
    // The library logs this when a handler of one of its events throws, and all handlers are ours.
    private const int HandlerThrew = 1101;

    private volatile ImmutableHashSet<string> _wanted = [];

    /// <summary>What a handler of ours threw while it told Node of an event: a mistake of this host.</summary>
    public ImmutableQueue<Exception> Faults { get; private set; } = [];

    /// <param name="levels">debug, warn or error.</param>
    public void Forward(IEnumerable<string> levels) => _wanted = [.. levels];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Logs go to Node and nowhere else.");

    public void Dispose()
    {
    }

    private sealed class Logger(NodeLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error || logs._wanted.Contains(Name(logLevel));

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == HandlerThrew && exception is not null) logs.Faults = logs.Faults.Enqueue(exception);
            if (logs._wanted.Contains(Name(logLevel))) logs.Send(new NodeLog(Name(logLevel), category, formatter(state, exception)));
        }

        /// <summary>mediasoup has three levels, and tells on the lowest what our library tells as information.</summary>
        private static string Name(LogLevel level) => level switch
        {
            >= LogLevel.Error => "error",
            LogLevel.Warning => "warn",
            _ => "debug",
        };
    }

    private void Send(NodeLog log) => send(log);
}
