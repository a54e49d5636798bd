namespace Conference.Controller.Hosting;

/// <summary>Where everything that outlives the process lies.</summary>
internal static class DataFolder
{
    public const string Key = "DataFolder";

    /// <summary>The configured folder, or <c>conference</c> in the user's data folder (XDG base directories); made when missing.</summary>
    public static string Open(IConfiguration configuration)
    {
        var path = configuration[Key] is { Length: > 0 } configured ? Path.GetFullPath(configured) : Default();
        try
        {
            Directory.CreateDirectory(path);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {path} cannot be made: {exception.Message} Set {Key} to a folder you can write to.", exception);
        }
    }

    private static string Default() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "conference");
}
