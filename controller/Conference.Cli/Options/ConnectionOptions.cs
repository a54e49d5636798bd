using System.CommandLine;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Options;

/// <summary>Which server is called, with which key, and how the answer is printed: options of every command.</summary>
internal sealed class ConnectionOptions
{
    // Long enough for a controller that restarts, short enough for somebody who waits.
    private const int DefaultPatience = 5;

    public Option<Uri?> Url { get; } = new("--url")
    {
        Description = "The controller, such as https://meet.example.org. Otherwise CONFERENCE_URL, what the key file says, or http://localhost:8080.",
        HelpName = "URL",
        Recursive = true,
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : Refuse<Uri>(result, $"--url takes an address such as https://meet.example.org, not '{result.Tokens[0].Value}'."),
    };

    public Option<string?> KeyFile { get; } = new("--key-file")
    {
        Description = "The API key: a file with {\"id\", \"secret\"}, or a controller's data folder with its api-key.json. Otherwise "
            + "CONFERENCE_KEY_FILE, or the data folder of a controller on this machine.",
        HelpName = "PATH",
        Recursive = true,
    };

    public Option<int> Timeout { get; } = new("--timeout")
    {
        Description = "How many seconds a call is repeated while the server is away or busy.",
        HelpName = "SECONDS",
        Recursive = true,
        DefaultValueFactory = _ => DefaultPatience,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document instead of a table.", Recursive = true };

    public void AddTo(Command command)
    {
        Timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 3600)
                result.AddError("--timeout takes 0 to 3600 seconds.");
        });
        command.Options.Add(Url);
        command.Options.Add(KeyFile);
        command.Options.Add(Timeout);
        command.Options.Add(Json);
    }

    /// <exception cref="UsageException">There is no API key, or what is there is none.</exception>
    public ConferenceClient Connect(ParseResult parsed)
    {
        try
        {
            return ConferenceClient.FromKeyFile(parsed.GetValue(KeyFile), parsed.GetValue(Url), TimeSpan.FromSeconds(parsed.GetValue(Timeout)));
        }
        catch (FileNotFoundException exception) when (exception.Message.Contains("API key", StringComparison.Ordinal))
        {
            throw new UsageException(exception.Message, "no_api_key");
        }
        catch (InvalidDataException exception)
        {
            throw new UsageException(exception.Message, "bad_api_key");
        }
    }

    private static T? Refuse<T>(System.CommandLine.Parsing.ArgumentResult result, string why)
        where T : class
    {
        result.AddError(why);
        return null;
    }
}
