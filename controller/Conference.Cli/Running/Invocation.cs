using System.CommandLine;
using Conference.Cli.Output;
using Conference.Client;

namespace Conference.Cli.Running;

/// <summary>What a command that runs has at hand.</summary>
internal sealed record Invocation(ParseResult Parsed, ConferenceClient Client, Terminal Terminal, bool Json, CancellationToken CancellationToken)
{
    public RecordingsClient Recordings => Client.Recordings;

    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => Parsed.GetValue(argument);

    /// <summary>Says something that is no result; with <c>--json</c> too, since it goes to stderr.</summary>
    public void Note(string text) => Terminal.ErrorWriter.WriteLine(text);
}
