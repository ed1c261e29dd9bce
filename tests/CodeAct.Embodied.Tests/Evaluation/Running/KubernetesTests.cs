using k8s;
using k8s.Models;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation.Running;

/// <summary>The manifest of <c>deploy/kubernetes</c>, read by the client that would send it: a field that the cluster does not know,
/// or of another type, is an error.</summary>
public sealed class KubernetesTests
{
    [Test]
    public void The_panel_is_an_indexed_job_whose_shards_are_its_completions()
    {
        var text = File.ReadAllText(Path.Combine(GoldenFile.Root, "deploy", "kubernetes", "panel.yaml"));

        var job = KubernetesYaml.LoadAllFromString(text, strict: true).OfType<V1Job>().Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Spec.CompletionMode, Is.EqualTo("Indexed"));
            Assert.That(job.Spec.Template.Spec.Containers.Single().Args.Single(), Does.Contain($"--shard \"$((JOB_COMPLETION_INDEX + 1))/{job.Spec.Completions}\""));
            Assert.That(() => KubernetesYaml.LoadAllFromString(text.Replace("completionMode", "completionMood", StringComparison.Ordinal), strict: true), Throws.Exception);
        }
    }
}
