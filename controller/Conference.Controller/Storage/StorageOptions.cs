using System.ComponentModel.DataAnnotations;

namespace Conference.Controller.Storage;

internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Npgsql's connection string; empty: a private PostgreSQL is started, with its data in the data folder.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Folder with <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> for the private PostgreSQL; empty: looked for.</summary>
    public string PostgresBinaries { get; set; } = "";

    /// <summary>How long the start waits for a database that does not answer yet.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long events are kept.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "3650.00:00:00")]
    public TimeSpan OutboxRetention { get; set; } = TimeSpan.FromDays(7);
}
