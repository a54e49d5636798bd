namespace Conference.Controller.Storage;

/// <summary>The table of a row type and the columns of its key.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class TableAttribute(string name, string key) : Attribute
{
    public string Name { get; } = name;

    /// <summary>One column, or several with commas.</summary>
    public string Key { get; } = key;

    /// <summary>Whether rows are only ever added; otherwise a row of the same key replaces the older one.</summary>
    public bool AppendOnly { get; init; }
}
