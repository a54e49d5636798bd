using System.ComponentModel.DataAnnotations;

namespace Conference.Controller.Webhooks;

internal sealed class WebhookOptions : IValidatableObject
{
    public const string Section = "Webhooks";

    private static readonly TimeSpan[] DefaultRetryDelays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
    ];

    /// <summary>Whether receivers may be on plain HTTP: for development and tests.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Whether receivers may be on loopback and in private networks: for development, tests and closed networks.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>How long a receiver may take to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pauses between attempts, each made a fifth longer or shorter by chance; the last one repeats. Null: the default.</summary>
    public TimeSpan[]? RetryDelays { get; set; }

    /// <summary>How long after its first attempt an event is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a receiver may fail without one success before its webhook is disabled.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan DisableAfter { get; set; } = TimeSpan.FromDays(5);

    /// <summary>How long the old secret signs beside the new one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan SecretOverlap { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long finished deliveries can be looked up and sent again.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeepDeliveries { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Lanes that this process works on at a time, of all webhooks.</summary>
    [Range(1, 10_000)]
    public int Lanes { get; set; } = 256;

    /// <summary>Lanes that this process works on at a time, of one webhook.</summary>
    [Range(1, 1_000)]
    public int LanesPerWebhook { get; set; } = 8;

    [Range(1, 10_000)]
    public int MaximumPerTenant { get; set; } = 100;

    public IReadOnlyList<TimeSpan> Delays => RetryDelays ?? DefaultRetryDelays;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Delays.Count == 0 || Delays.Any(delay => delay <= TimeSpan.Zero))
            yield return new ValidationResult($"{Section}:{nameof(RetryDelays)} needs at least one pause, and none of zero.", [nameof(RetryDelays)]);
    }
}
