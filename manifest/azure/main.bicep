// SlaBot on Azure Container Apps: one replica, a managed identity instead of a secret, an NFS share for its data, and the
// bot's registration. Read docs/deploy.md first: it says why NFS and not SMB, and how to upgrade.
//   az group create -n slabot -l westeurope
//   az deployment group create -g slabot -f manifest/azure/main.bicep -p image=registry.example/slabot:0.1.0
targetScope = 'resourceGroup'

@description('The beginning of all names.')
@minLength(3)
@maxLength(12)
param name string = 'slabot'

param location string = resourceGroup().location

@description('The image that dotnet publish -t:PublishContainer pushed, with its tag.')
param image string

@description('A registry that the managed identity may pull from, such as harbour.azurecr.io; empty for a public one.')
param registryServer string = ''

@description('Runs once before SlaBot and gives the share to its user. Any small image with chown does.')
param ownerImage string = 'mcr.microsoft.com/azurelinux/base/core:3.0'

@description('More settings, such as [{ name: \'Teams__Tenants__0\', value: \'...\' }].')
param settings array = []

var suffix = uniqueString(resourceGroup().id)
var publicUrl = 'https://${name}.${hosting.properties.defaultDomain}'
var user = '1654' // "app" of the .NET images
var port = 8080

// Who the bot is. Nothing else is granted to it; a registry of your own needs the role AcrPull.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${name}-net'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/24'] }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '10.20.0.0/26'
          delegations: [{ name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }]
          serviceEndpoints: [{ service: 'Microsoft.Storage' }]
        }
      }
    ]
  }

  resource apps 'subnets' existing = { name: 'apps' }
}

// NFS has no TLS of its own, so "https only" is off; nobody but the subnet reaches the account, and it has no keys to leak.
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take('${toLower(replace(name, '-', ''))}${suffix}', 24)
  location: location
  kind: 'FileStorage'
  sku: { name: 'Premium_LRS' }
  properties: {
    supportsHttpsTrafficOnly: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Deny'
      virtualNetworkRules: [{ id: network::apps.id, action: 'Allow' }]
    }
  }

  resource files 'fileServices' = {
    name: 'default'
    properties: {}

    resource data 'shares' = {
      name: 'data'
      properties: {
        enabledProtocols: 'NFS'
        rootSquash: 'NoRootSquash' // the owner below is set by root
        shareQuota: 100 // GiB, the smallest there is
      }
    }
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource hosting 'Microsoft.App/managedEnvironments@2026-01-01' = {
  name: '${name}-env'
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: network::apps.id, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }

  resource data 'storages' = {
    name: 'data'
    properties: {
      nfsAzureFile: {
        server: '${storage.name}.file.${environment().suffixes.storage}'
        shareName: '/${storage.name}/${storage::files::data.name}'
        accessMode: 'ReadWrite'
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2026-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: hosting.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: port, transport: 'http', allowInsecure: false }
      registries: empty(registryServer) ? [] : [{ server: registryServer, identity: identity.id }]
    }
    template: {
      terminationGracePeriodSeconds: 30
      initContainers: [
        {
          name: 'owner'
          image: ownerImage
          command: ['chown', '${user}:${user}', '/data']
          resources: { cpu: json('0.25'), memory: '0.5Gi' }
          volumeMounts: [{ volumeName: 'data', mountPath: '/data' }]
        }
      ]
      containers: [
        {
          name: 'slabot'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(
            [
              { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
              { name: 'MicrosoftAppId', value: identity.properties.clientId }
              { name: 'MicrosoftAppTenantId', value: identity.properties.tenantId }
              { name: 'PublicUrl', value: publicUrl }
              { name: 'Data__Path', value: '/data' }
              { name: 'ASPNETCORE_URLS', value: 'http://+:${port}' }
            ],
            settings
          )
          volumeMounts: [{ volumeName: 'data', mountPath: '/data' }]
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: port }, periodSeconds: 3, failureThreshold: 40 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: port }, periodSeconds: 15, failureThreshold: 4 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: port }, periodSeconds: 5, failureThreshold: 3 }
          ]
        }
      ]
      volumes: [{ name: 'data', storageType: 'NfsAzureFile', storageName: hosting::data.name }]
      scale: { minReplicas: 1, maxReplicas: 1 } // one writer on one file: never more
    }
  }
}

module bot 'bot.bicep' = {
  name: 'bot'
  params: {
    name: '${name}-${suffix}'
    publicUrl: publicUrl
    appId: identity.properties.clientId
    tenantId: identity.properties.tenantId
    identityId: identity.id
  }
}

output publicUrl string = publicUrl
output appId string = identity.properties.clientId
output tenantId string = identity.properties.tenantId
output messagingEndpoint string = bot.outputs.messagingEndpoint
output pack string = 'slabot pack --app-id ${identity.properties.clientId} --public-url ${publicUrl}'
