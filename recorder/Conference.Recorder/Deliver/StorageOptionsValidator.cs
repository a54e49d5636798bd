using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.RegularExpressions;
using Amazon;
using Conference.Recorder.Deliver.Sealing;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Deliver;

/// <summary>Finds in the configuration what can be known to be wrong without asking anybody.</summary>
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const string Section = "Recorder:Storage";

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        List<string> problems = [.. Ranges(options, Section), .. Target(options.Primary, $"{Section}:Primary"), .. Target(options.Backup, $"{Section}:Backup")];
        if (options.HasBackup && !options.IsRemote)
            problems.Add($"{Section}:Backup has a bucket and {Section}:Primary has none: set {Section}:Primary:Bucket.");
        problems.AddRange(Template(options.KeyTemplate));
        problems.AddRange(Encryption(options.Encryption));
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Ranges(object options, string section)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(result => $"{section}: {result.ErrorMessage}");
    }

    private static IEnumerable<string> Template(string template)
    {
        var problem = "";
        try
        {
            KeyTemplate.Parse(template);
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
        }

        if (problem.Length > 0)
            yield return $"{Section}:KeyTemplate '{template}' cannot be used: {problem}.";
    }

    private static IEnumerable<string> Target(StorageTargetOptions target, string section)
    {
        foreach (var problem in Ranges(target, section))
            yield return problem;
        if (target.Bucket.Length == 0)
            yield break;
        if (!BucketName().IsMatch(target.Bucket))
            yield return $"{section}:Bucket '{target.Bucket}' is no bucket name: 3 to 63 lower-case letters, digits, dots and dashes.";
        foreach (var (name, url) in new[] { ("ServiceUrl", target.ServiceUrl), ("PublicUrl", target.PublicUrl) })
        {
            if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
                yield return $"{section}:{name} '{url}' is no address: it begins with https:// or http://.";
        }

        if (target.ServiceUrl.Length == 0 && target.Region.Length > 0 && RegionEndpoint.EnumerableAllRegions.All(region => region.SystemName != target.Region))
            yield return $"{section}:Region '{target.Region}' is no region of AWS. For an endpoint elsewhere, set {section}:ServiceUrl.";
        if ((target.AccessKey.Length == 0) != (target.SecretKey.Length == 0))
            yield return $"{section}:AccessKey and SecretKey belong together: one of them is missing.";
        if (target.KmsKeyId.Length > 0 && target.ServerSideEncryption != ServerSideEncryptionMode.Kms)
            yield return $"{section}:KmsKeyId is used with {section}:ServerSideEncryption=Kms only.";
        if (target.TransitionAfterDays > 0 && target.TransitionStorageClass.Length == 0)
            yield return $"{section}:TransitionStorageClass is missing.";
    }

    private static IEnumerable<string> Encryption(StorageEncryptionOptions encryption)
    {
        foreach (var (name, key) in encryption.Keys)
        {
            if (Encoding.UTF8.GetByteCount(name) > SealedHeader.MaximumNameBytes)
                yield return $"{Section}:Encryption:Keys: the name '{name}' is longer than {SealedHeader.MaximumNameBytes} bytes.";
            if (!Base64.IsValid(key, out var length) || length != SealedFormat.KeyBytes)
                yield return $"{Section}:Encryption:Keys:{name} must be {SealedFormat.KeyBytes} bytes in base64 (openssl rand -base64 {SealedFormat.KeyBytes}).";
        }

        if (encryption.CurrentKey.Length > 0 && !encryption.Keys.ContainsKey(encryption.CurrentKey))
            yield return $"{Section}:Encryption:CurrentKey '{encryption.CurrentKey}' is not among {Section}:Encryption:Keys.";
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BucketName();
}
