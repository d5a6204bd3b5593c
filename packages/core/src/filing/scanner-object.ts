/**
 * What GuardDuty writes into a bucket to see whether it may, by the key it has at the bucket's root. Nobody sent it: it is
 * no upload, and nobody waits for its receipt.
 */
export const SCANNER_OBJECT = "malware-protection-resource-validation-object";
