using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Conference.Cli.Running;

/// <summary>The usual help, and after it the notes of the command.</summary>
internal sealed class TeachingHelp(HelpAction usual, string rootNotes) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static void AddTo(RootCommand root, string notes)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new TeachingHelp((HelpAction)option.Action!, notes);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var result = usual.Invoke(parseResult);
        var notes = parseResult.CommandResult.Command switch
        {
            TaughtCommand taught => taught.Notes,
            RootCommand => rootNotes,
            _ => null,
        };
        if (notes is not null)
            parseResult.InvocationConfiguration.Output.WriteLine($"{notes}{Environment.NewLine}");
        return result;
    }
}
