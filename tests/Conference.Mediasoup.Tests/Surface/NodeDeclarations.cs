using System.Text.RegularExpressions;

namespace Conference.Mediasoup.Tests.Surface;

/// <summary>Reads what Node's library offers out of its TypeScript declarations, which all have one layout.</summary>
internal static partial class NodeDeclarations
{
    private const int MatchMilliseconds = 10_000;

    // How Node's objects tell each other, not their users.
    private static readonly string[] Plumbing =
        ["transportClosed", "routerClosed", "workerClosed", "listenServerClosed", "handleWebRtcTransport"];

    public static async Task<IReadOnlyList<NodeMember>> ReadAsync(CancellationToken cancellationToken)
    {
        var package = await NodeLibrary.InstallAsync(cancellationToken);
        var folder = Path.Combine(package, "node_modules", "mediasoup", "node", "lib");
        var members = new List<NodeMember>();
        foreach (var file in Directory.GetFiles(folder, "*Types.d.ts"))
        {
            var text = Comment().Replace(await File.ReadAllTextAsync(file, cancellationToken), "");
            members.AddRange(Interface().Matches(text).SelectMany(ReadInterface));
            members.AddRange(TypeAlias().Matches(text).SelectMany(ReadType));
        }

        return members;
    }

    private static IEnumerable<NodeMember> ReadInterface(Match declaration)
    {
        var type = declaration.Groups["name"].Value;
        var body = declaration.Groups["body"].Value;
        foreach (Match getter in Getter().Matches(body))
            yield return new NodeMember(NodeMemberKind.Property, type, getter.Groups["name"].Value);
        foreach (Match field in Field().Matches(body))
            yield return new NodeMember(NodeMemberKind.Property, type, field.Groups["name"].Value);
        foreach (Match method in Method().Matches(body))
        {
            var name = method.Groups["name"].Value;
            if (!Plumbing.Contains(name)) yield return new NodeMember(NodeMemberKind.Method, type, name);
        }
    }

    private static IEnumerable<NodeMember> ReadType(Match declaration)
    {
        var name = declaration.Groups["name"].Value;
        if (KindOf(name) is not { } kind) yield break;
        // ConsumerEvents and ConsumerObserverEvents are those of Consumer, and ObserverEvents those of the library.
        var type = kind switch
        {
            NodeMemberKind.Event => name[..^"Events".Length],
            NodeMemberKind.ObserverEvent when name == "ObserverEvents" => "Index",
            NodeMemberKind.ObserverEvent => name[..^"ObserverEvents".Length],
            _ => name,
        };
        foreach (Match field in Field().Matches(declaration.Groups["body"].Value))
        {
            // Names with an @ are for the library itself.
            var member = field.Groups["name"].Value;
            if (!member.StartsWith('@')) yield return new NodeMember(kind, type, member);
        }
    }

    private static NodeMemberKind? KindOf(string type) => type switch
    {
        "TransportListenInfo" or "TransportListenIp" or "TransportPortRange" or "TransportSocketFlags" => NodeMemberKind.ListenOption,
        "RtpObserverEvents" or "AudioLevelObserverEvents" or "ActiveSpeakerObserverEvents" => NodeMemberKind.Event,
        _ when type.EndsWith("ObserverEvents", StringComparison.Ordinal) => NodeMemberKind.ObserverEvent,
        _ when type.EndsWith("Events", StringComparison.Ordinal) => NodeMemberKind.Event,
        _ when Options().IsMatch(type) => NodeMemberKind.Option,
        _ => null,
    };

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, MatchMilliseconds)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"^export interface (?<name>\w+)[^{]*\{\n(?<body>.*?)^\}", RegexOptions.Singleline | RegexOptions.Multiline, MatchMilliseconds)]
    private static partial Regex Interface();

    [GeneratedRegex(
        @"^(?:export )?type (?<name>\w+)(?:<[^>]*>)? = [^{;]*\{\n(?<body>.*?)^\}",
        RegexOptions.Singleline | RegexOptions.Multiline,
        MatchMilliseconds)]
    private static partial Regex TypeAlias();

    [GeneratedRegex(@"^    get (?<name>\w+)\(", RegexOptions.Multiline, MatchMilliseconds)]
    private static partial Regex Getter();

    [GeneratedRegex(@"^    (?<name>\w+)(?:<[^(]*>)?\(", RegexOptions.Multiline, MatchMilliseconds)]
    private static partial Regex Method();

    [GeneratedRegex(@"^    '?(?<name>@?\w+)'?\??: ", RegexOptions.Multiline, MatchMilliseconds)]
    private static partial Regex Field();

    [GeneratedRegex(
        @"(?:Options|OptionsBase|Settings|Listen(?:Info|Ip|Server|IndividualListenInfo|IndividualListenIp))$",
        RegexOptions.None,
        MatchMilliseconds)]
    private static partial Regex Options();
}
