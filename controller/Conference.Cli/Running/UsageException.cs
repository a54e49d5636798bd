namespace Conference.Cli.Running;

/// <summary>The command line cannot be meant so; the message says how it can.</summary>
internal sealed class UsageException(string message) : Exception(message);
