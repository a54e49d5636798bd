namespace Conference.Benchmarks;

/// <summary>The options of one run: what was given, else the defaults.</summary>
internal sealed class BenchmarkOptions
{
    private readonly Dictionary<string, string> _values;

    private BenchmarkOptions(IReadOnlyDictionary<string, string> defaults) => _values = new(defaults);

    /// <exception cref="UsageException">An option is unknown or has no value.</exception>
    public static BenchmarkOptions Parse(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> defaults)
    {
        var options = new BenchmarkOptions(defaults);
        foreach (var pair in arguments.Chunk(2))
        {
            if (!pair[0].StartsWith("--", StringComparison.Ordinal) || !defaults.ContainsKey(pair[0][2..]))
            {
                var known = string.Join(", ", defaults.Keys.Select(name => $"--{name}").Append("--json"));
                throw new UsageException($"No such option: {pair[0]}. There are: {known}.");
            }

            options._values[pair[0][2..]] = pair.Length == 2 ? pair[1] : throw new UsageException($"{pair[0]} needs a value.");
        }

        return options;
    }

    public string Text(string name) => _values[name];

    /// <exception cref="UsageException">The value is no number above zero.</exception>
    public double Number(string name) => double.TryParse(_values[name], out var number) && number > 0
        ? number
        : throw new UsageException($"--{name} is a number above zero, not '{_values[name]}'.");
}
