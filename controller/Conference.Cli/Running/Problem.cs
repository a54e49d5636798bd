using Conference.Cli.Output;
using Conference.Client;

namespace Conference.Cli.Running;

/// <summary>Why something did not work, for people and for scripts.</summary>
internal sealed record Problem(ExitCode ExitCode, string Code, string Message, int? Status = null)
{
    /// <summary>Ctrl-C came before something was done.</summary>
    public static Problem Interrupted(string message) => new(ExitCode.Interrupted, "interrupted", message);

    /// <summary>What is to be told; null for a fault of this program, which keeps its stack trace.</summary>
    public static Problem? Of(Exception exception) => exception switch
    {
        UsageException usage => new(ExitCode.Usage, usage.Code, usage.Message),
        ServerUnavailableException away => new(ExitCode.Unreachable, away.Code, away.Detail ?? away.Message, away.Status),
        NotFoundException missing => new(ExitCode.NotFound, missing.Code, missing.Detail ?? missing.Message, missing.Status),
        ConferenceException { Status: >= 500 } broken => new(ExitCode.Failed, broken.Code, broken.Detail ?? broken.Message, broken.Status),
        ConferenceException { Status: 0 } failed => new(ExitCode.Failed, failed.Code, failed.Detail ?? failed.Message),
        ConferenceException refused => new(ExitCode.Refused, refused.Code, Explain(refused), refused.Status),
        FileNotFoundException { FileName: { } file } when !Path.IsPathRooted(file) => null, // a part of this program
        IOException or UnauthorizedAccessException => new(ExitCode.Failed, "file_error", exception.Message),
        _ => null,
    };

    /// <summary>On stderr; with <c>--json</c> the document says it too, so that stdout always holds one.</summary>
    public void Tell(Terminal terminal, bool json)
    {
        terminal.ErrorWriter.WriteLine($"conference: {Message} ({Code})");
        if (json)
            JsonOutput.Write(terminal, new { error = ToJson() });
    }

    /// <summary>As a command that ends with it does.</summary>
    public ExitCode Tell(Invocation invocation)
    {
        Tell(invocation.Terminal, invocation.Json);
        return ExitCode;
    }

    /// <summary>As every document with <c>--json</c> says it.</summary>
    public object ToJson() => new { code = Code, message = Message, status = Status };

    private static string Explain(ConferenceException refused)
    {
        var said = refused.Detail ?? refused.Message;
        return refused.Status == 401 ? $"The server does not take this API key. {said}" : said;
    }
}
