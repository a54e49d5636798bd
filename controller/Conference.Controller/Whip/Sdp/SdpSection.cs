using Conference.Controller.Errors;

namespace Conference.Controller.Whip.Sdp;

/// <summary>The attributes of the session or of one media section.</summary>
/// <param name="Start">The section's first line, for errors about what it lacks.</param>
internal sealed record SdpSection(SdpLine Start, IReadOnlyList<SdpAttribute> Attributes)
{
    public IEnumerable<SdpAttribute> All(string name) => Attributes.Where(attribute => attribute.Name == name);

    public bool Has(string name) => Attributes.Any(attribute => attribute.Name == name);

    /// <exception cref="RefusedException">It is there twice, and no rule says which one counts.</exception>
    public SdpAttribute? Find(string name)
    {
        SdpAttribute? found = null;
        foreach (var attribute in All(name))
            found = found is null ? attribute : throw attribute.Line.Invalid($"a={name} is there twice");
        return found;
    }
}
