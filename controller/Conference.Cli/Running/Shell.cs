using System.CommandLine;
using System.CommandLine.Invocation;
using Conference.Cli.Options;
using Conference.Cli.Output;

namespace Conference.Cli.Running;

/// <summary>Runs one command line: parses it, gives the command a client, and turns what goes wrong into a message and an exit code.</summary>
internal sealed class Shell(Terminal terminal)
{
    public ConnectionOptions Connection { get; } = new();

    public async Task<ExitCode> RunAsync(Func<Shell, RootCommand> create, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var parsed = create(this).Parse(arguments);
        // Our own end of a cancelled command is "interrupted", so System.CommandLine has no signals to watch.
        var configuration = new InvocationConfiguration
        {
            Output = terminal.OutWriter,
            Error = terminal.ErrorWriter,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var code = await parsed.InvokeAsync(configuration, cancellationToken);
        return parsed.Action is ParseErrorAction ? ExitCode.Usage : (ExitCode)code;
    }

    /// <summary>A result that no server is asked for.</summary>
    public void Print(string text) => terminal.OutWriter.WriteLine(text);

    /// <summary>What a command does, with a client for the server that the options name.</summary>
    public void Run(Command command, Func<Invocation, Task<ExitCode>> run) => command.SetAction(async (parsed, cancellationToken) =>
    {
        var json = parsed.GetValue(Connection.Json);
        try
        {
            using var client = Connection.Connect(parsed);
            return (int)await run(new Invocation(parsed, client, terminal, json, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever pressed Ctrl-C knows it; a program that reads the document is told.
            if (json)
                JsonOutput.Write(terminal, new { error = Problem.Interrupted("Interrupted before there was a result.").ToJson() });
            return (int)ExitCode.Interrupted;
        }
        catch (Exception exception) when (Problem.Of(exception) is { } problem)
        {
            problem.Tell(terminal, json);
            return (int)problem.ExitCode;
        }
    });
}
