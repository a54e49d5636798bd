using System.ComponentModel.DataAnnotations;

namespace Conference.Controller.Recordings.Feeds;

/// <summary>How recorders in other processes reach the meetings of this one.</summary>
internal sealed class FeedOptions : IValidatableObject
{
    public const string Section = "Feed";

    /// <summary>Address of this process for recorders elsewhere; empty: HTTPS at the first address of this host, or else HTTP on loopback.</summary>
    public string Address { get; set; } = string.Empty;

    /// <summary>How long a feed waits for a recorder whose connection broke.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long a recorder of this process tries to reach a meeting elsewhere before it ends the capture.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address.Length == 0)
            yield break;
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return new ValidationResult($"{Section}:{nameof(Address)} must be an address such as https://node1.example.org:8443.", [nameof(Address)]);
        else if (address.Scheme == "http" && !address.IsLoopback)
            yield return new ValidationResult($"{Section}:{nameof(Address)} must be https: the keys of the media pass there.", [nameof(Address)]);
    }
}
