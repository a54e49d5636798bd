namespace Conference.Cli.Running;

/// <summary>The command line cannot be meant so, or something that it needs is not there; the message says how it can.</summary>
internal sealed class UsageException(string message, string code = "usage") : Exception(message)
{
    public string Code { get; } = code;
}
