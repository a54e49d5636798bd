using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Immutable parameters of a codec or header extension; two maps are equal when they hold the same, in any order.</summary>
[JsonConverter(typeof(ParameterMapJsonConverter))]
[SuppressMessage("Naming", "CA1710", Justification = "Dictionary would suggest that it can change.")]
public sealed class ParameterMap : IReadOnlyDictionary<string, ParameterValue>, IEquatable<ParameterMap>
{
    private readonly Dictionary<string, ParameterValue> _entries;

    /// <remarks>The dictionary is kept, not copied: nobody may write to it afterwards.</remarks>
    internal ParameterMap(Dictionary<string, ParameterValue> entries) => _entries = entries;

    /// <summary>The map without parameters.</summary>
    public static ParameterMap Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <inheritdoc/>
    public IEnumerable<ParameterValue> Values => _entries.Values;

    /// <inheritdoc/>
    public ParameterValue this[string key] => _entries[key];

    /// <summary>A map of the given parameters; of two with one name the later counts.</summary>
    public static ParameterMap Of(params ReadOnlySpan<(string Name, ParameterValue Value)> parameters)
    {
        var entries = new Dictionary<string, ParameterValue>(parameters.Length);
        foreach ((string name, ParameterValue value) in parameters)
            entries[name] = value;
        return new ParameterMap(entries);
    }

    /// <summary>This map with <paramref name="name"/> set to <paramref name="value"/>.</summary>
    public ParameterMap With(string name, ParameterValue value) =>
        _entries.TryGetValue(name, out ParameterValue current) && current == value
            ? this
            : new ParameterMap(new Dictionary<string, ParameterValue>(_entries) { [name] = value });

    /// <summary>This map with all parameters of <paramref name="other"/>, which win over those of the same name.</summary>
    public ParameterMap With(ParameterMap other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
            return this;
        if (Count == 0)
            return other;

        var entries = new Dictionary<string, ParameterValue>(_entries);
        foreach ((string name, ParameterValue value) in other._entries)
            entries[name] = value;
        return new ParameterMap(entries);
    }

    /// <summary>This map without <paramref name="name"/>.</summary>
    public ParameterMap Without(string name)
    {
        if (!_entries.ContainsKey(name))
            return this;

        var entries = new Dictionary<string, ParameterValue>(_entries);
        entries.Remove(name);
        return new ParameterMap(entries);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ParameterValue value) => _entries.TryGetValue(key, out value);

    /// <inheritdoc/>
    public bool Equals(ParameterMap? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other.Count != Count)
            return false;

        foreach ((string name, ParameterValue value) in _entries)
        {
            if (!other._entries.TryGetValue(name, out ParameterValue theirs) || theirs != value)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // A sum, because equality does not look at the order.
        var hash = 0;
        foreach ((string name, ParameterValue value) in _entries)
            hash += HashCode.Combine(name, value);
        return hash;
    }

    /// <summary>The value of a parameter unless it is one that mediasoup takes for not given: an empty string, 0, false.</summary>
    internal ParameterValue? Effective(string name)
    {
        if (!_entries.TryGetValue(name, out ParameterValue value))
            return null;
        bool isEmpty = value.AsText() is "" || value.AsNumber() is 0 || value.AsBoolean() is false;
        return isEmpty ? default(ParameterValue?) : value;
    }

    /// <summary>The parameters as they would stand in an SDP <c>fmtp</c> line: <c>a=1;b=2</c>.</summary>
    public override string ToString() => string.Join(';', _entries.Select(entry => $"{entry.Key}={entry.Value}"));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ParameterValue>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
