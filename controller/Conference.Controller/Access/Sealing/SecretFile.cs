namespace Conference.Controller.Access.Sealing;

/// <summary>Files that only the server's own user may read.</summary>
internal static class SecretFile
{
    /// <summary>Makes the file; whole or not at all, and never over one that is there.</summary>
    /// <exception cref="IOException">It exists already, or cannot be written.</exception>
    public static void Create(string path, string content)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(content);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
    }
}
